// The small HTTP server beside the bot: health for operators. It must never show anything of a reader.
import { createServer } from 'node:http'

export type HttpAnswer = { status: number; body: string }
export type Routes = Record<string, () => HttpAnswer>

/** Serves `routes` (GET by path). `listen` resolves with the port; it rejects when the address is taken. */
export function createHttp(host: string, port: number, routes: Routes) {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined
    const { status, body } =
      request.method !== 'GET' && request.method !== 'HEAD'
        ? { status: 405, body: 'method not allowed' }
        : (route?.() ?? { status: 404, body: 'not found' })
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    response.end(`${body}\n`)
  })
  return {
    listen: () =>
      new Promise<number>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          const address = server.address()
          resolve(typeof address === 'object' && address !== null ? address.port : port)
        })
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
