/** What makes pictures, loaded with the first of them: pages of words do without its ten megabytes. */
export async function loadSharp() {
  const { default: sharp } = await import('sharp')
  // A process makes one picture at a time on one thread: the rest of the machine goes on serving pages.
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}
