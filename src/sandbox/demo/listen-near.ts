// A port to be found at: the one wanted, else one of the next.
import type { PageServer } from '#sandbox/page/server'

const TRIES = 20

/** `open` makes a server for a port. Rejects when none of twenty ports is free, or on any other trouble. */
export async function listenNear(
  port: number,
  open: (port: number) => PageServer,
): Promise<{ server: PageServer; url: string }> {
  for (let offset = 0; ; offset++) {
    const server = open(port === 0 ? 0 : port + offset)
    try {
      return { server, ...(await server.listen()) }
    } catch (error) {
      await server.close()
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!isTaken || offset === TRIES) throw error
    }
  }
}
