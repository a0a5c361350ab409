// The small HTTP server beside the bot: health and figures for operators, the webhook for Telegram. It must never show
// anything of a reader.
import { createServer, type IncomingMessage } from 'node:http'
import type { HttpAnswer } from '#domain/http-answer'

export type Routes = {
  /** By path. */
  get: Record<string, () => HttpAnswer | Promise<HttpAnswer>>
  post: Record<string, (request: IncomingMessage) => Promise<HttpAnswer>>
}

const NOT_FOUND: HttpAnswer = { status: 404, body: 'not found' }
const NOT_ALLOWED: HttpAnswer = { status: 405, body: 'method not allowed' }

/** Serves `routes`. `listen` resolves with the port; it rejects, with a sentence for operators, where it cannot. */
export function createHttp(host: string, port: number, routes: Routes) {
  const server = createServer((request, response) => {
    answer(routes, request)
      .catch((): HttpAnswer => ({ status: 500, body: 'failed' }))
      .then(({ status, body, type = 'text/plain; charset=utf-8' }) => {
        // What was not read of a request that was sent away is not waited for.
        if (!request.complete) response.setHeader('connection', 'close')
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
        response.end(`${body}\n`)
      })
  })
  server.requestTimeout = 10_000
  return {
    listen: () =>
      new Promise<number>((resolve, reject) => {
        server.once('error', (error) => reject(explained(error, host, port)))
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

async function answer({ get, post }: Routes, request: IncomingMessage): Promise<HttpAnswer> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead && Object.hasOwn(get, path)) return (await get[path]?.()) ?? NOT_FOUND
  if (request.method === 'POST' && Object.hasOwn(post, path)) return (await post[path]?.(request)) ?? NOT_FOUND
  return isRead && !Object.hasOwn(post, path) ? NOT_FOUND : NOT_ALLOWED
}

/** The variable that is wrong, as configuration is refused; the code stays. */
function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const sentence: Record<string, string> = {
    EADDRINUSE: `HTTP_PORT: got ${port}, which is taken at ${host}; expected a free port, such as ${port === 8080 ? 8081 : 8080}`,
    EACCES: `HTTP_PORT: got ${port}, which this process may not listen on; expected one above 1023, such as 8080`,
    EADDRNOTAVAIL: `HTTP_HOST: got "${host}", which is no address of this machine; expected one, such as 127.0.0.1`,
    ENOTFOUND: `HTTP_HOST: got "${host}", which is no name of this machine; expected an address, such as 127.0.0.1`,
  }
  const { code = '' } = error
  return Object.assign(new Error(sentence[code] ?? error.message, { cause: error }), { code })
}
