// The chat page over the local Telegram: its files, its events, what the people on it do. On this machine alone.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Group, Telegram } from '#sandbox/telegram/world'
import { createActs } from './acts.ts'
import type { CastPlayer } from './cast.ts'
import type { Director } from './director.ts'
import { createEvents } from './events.ts'
import { route } from './routes.ts'
import { createStaticFiles } from './static-files.ts'

export type PageServerOptions = {
  telegram: Telegram
  players: readonly CastPlayer[]
  groups: readonly Group[]
  /** Behind the panel; without one there is none. */
  director?: Director
  /** Where the compiled modules of `page/client` lie; in `dist` when absent. */
  clientFolder?: string
  /** 127.0.0.1 when absent. Requests under another name than this machine's own are refused wherever it listens. */
  host?: string
  /** A free one when absent. */
  port?: number
}

export type PageServer = {
  /** Rejects when the port is taken (`EADDRINUSE`). */
  listen: () => Promise<{ url: string }>
  /** Ends open streams, too. */
  close: () => Promise<void>
}

export function createPageServer(options: PageServerOptions): PageServer {
  const { telegram, players, groups, director, clientFolder, host = '127.0.0.1', port = 0 } = options
  const cast = { telegram, players, groups }
  const events = createEvents(cast, director)
  const staticFiles = createStaticFiles(clientFolder)
  const ownPort = () => (server.address() as AddressInfo).port
  const parts = { cast, director, acts: createActs(cast), events, staticFiles, port: ownPort }
  const server = createServer((request, response) => void route(parts, request, response))
  server.keepAliveTimeout = 60_000
  return {
    listen: async () => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, resolve)
      })
      return { url: `http://127.0.0.1:${ownPort()}/` }
    },
    close: async () => {
      events.close()
      if (!server.listening) return
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
