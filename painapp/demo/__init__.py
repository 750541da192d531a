"""The demo world: made-up people, so that a newcomer sees the product lived in."""
