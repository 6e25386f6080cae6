// The page beside a guide from a zip file opens the guide at once. This script lies
// in the folder of the guide, so it runs only where the zip file was unpacked.
export function opening() {
  const link = document.querySelector("a#_open");
  if (link) location.replace(link.href);
}
