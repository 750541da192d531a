"""A device that speaks, as far as a page can tell: it keeps a list of what it was told to say."""

from playwright.sync_api import Page

VOICE = """near => {
  const said = (window.said = []);
  let speaking = null;
  const voice = {
    speak(one) { speaking = one; said.push(one.text.trim()); },
    cancel() { speaking = null; },
    getVoices: () => [{ lang: "en_GB", localService: near }],
  };
  window.finishSentence = () => speaking?.onend();
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, "speechSynthesis", { value: voice, configurable: true });
}"""
"""`near` says whether its voice lives on the device; `said` is the list."""


def give_voice(page: Page, *, near: bool = True) -> None:
    """Every page opened from now on finds a device with one English voice."""
    page.add_init_script(f"({VOICE})({str(near).lower()})")
