/** Whether an address is on this machine by its very text: no name is looked up, because names may lead anywhere. */
export function isLoopback({ hostname }: URL): boolean {
  if (hostname === "localhost" || hostname === "[::1]") return true;
  // Node writes the IPv4 part of ::ffff:127.0.0.1 in hexadecimal.
  return /^127(?:\.\d{1,3}){3}$/.test(hostname) || /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(hostname);
}
