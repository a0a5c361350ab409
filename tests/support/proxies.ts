// Two real proxies on loopback: HTTP CONNECT (RFC 9110 §9.3.6) and SOCKS5 (RFC 1928, RFC 1929). They note what they are asked for.
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, isIPv6, type Server, type Socket } from 'node:net'

export type TestProxy = {
  /** With user and password, where it wants them. */
  url: string
  /** `host:port`, in order, as it was asked. */
  asked: string[]
  close(): Promise<void>
}

export type ProxyOptions = {
  user?: string
  password?: string
  /** Where it listens; a free one when absent. */
  port?: number
  /** Where a target is really found; itself when absent. */
  route?: (host: string, port: number) => { host: string; port: number }
}

const OK = 0
const REFUSED = 5

export async function httpProxy(options: ProxyOptions = {}): Promise<TestProxy> {
  const { user, password } = options
  const wanted = user === undefined ? undefined : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const asked: string[] = []
  const server = createHttpServer((_, response) => void response.writeHead(405).end())
  server.on('connect', ({ url = '', headers }, socket: Socket, head) => {
    socket.on('error', () => undefined)
    if (wanted !== undefined && headers['proxy-authorization'] !== wanted)
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(url) ?? []
    asked.push(url)
    join(socket, host, Number(port), options, (isOpen) => {
      if (!isOpen) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      if (head.length > 0) socket.unshift(head)
    })
  })
  return opened(server, 'http', options, asked)
}

export async function socksProxy(options: ProxyOptions = {}): Promise<TestProxy> {
  const asked: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    void serveSocks(socket, options, asked).catch(() => socket.destroy())
  })
  return opened(server, 'socks5', options, asked)
}

async function serveSocks(socket: Socket, options: ProxyOptions, asked: string[]): Promise<void> {
  const { user, password } = options
  const take = reader(socket)
  const [, count = 0] = await take(2)
  const methods = [...(await take(count))]
  const method = user === undefined ? 0 : 2
  if (!methods.includes(method)) return void socket.end(Buffer.from([5, 0xff]))
  socket.write(Buffer.from([5, method]))
  if (method === 2) {
    const given = [await named(take, 1), await named(take, 0)]
    const isRight = given[0] === user && given[1] === password
    socket.write(Buffer.from([1, isRight ? 0 : 1]))
    if (!isRight) return void socket.end()
  }
  const [, , , kind = 0] = await take(4)
  const host = kind === 1 ? [...(await take(4))].join('.') : kind === 3 ? await named(take, 0) : ipv6(await take(16))
  const port = (await take(2)).readUInt16BE()
  asked.push(`${isIPv6(host) ? `[${host}]` : host}:${port}`)
  take.end()
  join(socket, host, port, options, (isOpen) => {
    socket.write(Buffer.from([5, isOpen ? OK : REFUSED, 0, 1, 0, 0, 0, 0, 0, 0]))
    if (!isOpen) socket.end()
  })
}

function ipv6(bytes: Buffer): string {
  return Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16)).join(':')
}

type Take = ((count: number) => Promise<Buffer>) & { end(): void }

/** A string behind its length, after `skip` bytes. */
async function named(take: Take, skip: number): Promise<string> {
  const length = (await take(skip + 1)).at(-1) ?? 0
  return (await take(length)).toString('utf8')
}

/** Bytes as they are wanted; at `end` the rest goes back to the socket. */
function reader(socket: Socket): Take {
  let held = Buffer.alloc(0)
  let look = () => {}
  let fail = () => {}
  socket.once('close', () => fail())
  const onData = (chunk: Buffer) => {
    held = Buffer.concat([held, chunk])
    look()
  }
  socket.on('data', onData)
  const take = (count: number) =>
    new Promise<Buffer>((resolve, reject) => {
      fail = () => reject(new Error('closed'))
      look = () => {
        if (held.length < count) return
        look = () => {}
        const taken = held.subarray(0, count)
        held = held.subarray(count)
        resolve(taken)
      }
      look()
    })
  const end = () => {
    socket.off('data', onData)
    socket.pause()
    if (held.length > 0) socket.unshift(held)
  }
  return Object.assign(take, { end })
}

function join(
  client: Socket,
  host: string,
  port: number,
  { route }: ProxyOptions,
  tell: (isOpen: boolean) => void,
): void {
  const upstream = connect(route?.(host, port) ?? { host, port })
  let isOpen = false
  upstream.once('connect', () => {
    isOpen = true
    tell(true)
    client.pipe(upstream)
    upstream.pipe(client)
  })
  upstream.on('error', () => (isOpen ? client.destroy() : tell(false)))
  client.on('close', () => upstream.destroy())
  upstream.on('close', () => isOpen && client.destroy())
}

async function opened(
  server: Server,
  scheme: string,
  { user, password = '', port = 0 }: ProxyOptions,
  asked: string[],
): Promise<TestProxy> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const credentials = user === undefined ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(password)}@`
  return {
    url: `${scheme}://${credentials}127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
