// A worker that wakes its page after so many milliseconds: pages that are out of sight may wait a
// second and more for timers of their own.
let timer;
onmessage = ({ data }) => {
  clearTimeout(timer);
  if (data !== null) timer = setTimeout(() => postMessage(null), data);
};
