// A small balancer before several bots: each request goes to the next of them, and is a 502 where that one does not answer.
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Balancer = { port: number; close(): Promise<void> }

/** `ports`: of those there are now. */
export async function startBalancer(ports: () => number[]): Promise<Balancer> {
  let turns = 0
  const server = createServer((asked, answer) => {
    const there = ports()
    const refuse = () => {
      if (!answer.headersSent) answer.writeHead(502)
      answer.end()
    }
    if (there.length === 0) return refuse()
    const port = there[turns++ % there.length]
    const { method, url: path, headers } = asked
    const passed = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.on('error', refuse)
      given.pipe(answer)
    })
    passed.on('error', refuse)
    asked.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
