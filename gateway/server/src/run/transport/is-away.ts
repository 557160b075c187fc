/** True for the statuses by which a service, or a proxy before it, says that nobody is there to answer. */
export function isAway(status: number): boolean {
  return status === 502 || status === 503 || status === 504
}
