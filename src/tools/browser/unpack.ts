// Chromium out of the package @sparticuz/chromium: the program, the libraries a bare machine lacks, and fonts.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { fontsConf } from './fonts.ts'

type Unpacked = { executablePath: string; env: Record<string, string> }

const require = createRequire(import.meta.url)
const CACHE = resolve('node_modules/.cache')
// The package unpacks into the temporary folder under names every user and version shares, unless it is told another
// folder; and the libraries only where it believes itself on Amazon's Linux.
const UNPACK = 'import(process.argv[1]).then(({ default: chromium }) => chromium.executablePath())'
const AMAZON = 'AWS_Lambda_nodejs20.x'

/** Once a version, in `node_modules/.cache`; several processes may ask at once. */
export async function unpackChromium(): Promise<Unpacked> {
  const entry = require.resolve('@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../../package.json'), 'utf8'))
  const folder = join(CACHE, `chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder, entry)
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      HOME: folder,
      LANG: 'C.UTF-8',
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: await keepFontsConf(folder),
    },
  }
}

// Written only when it differs: another browser may be reading it.
async function keepFontsConf(folder: string): Promise<string> {
  const file = join(folder, 'fonts.conf')
  const wanted = fontsConf(folder)
  const present = await readFile(file, 'utf8').catch(() => undefined)
  if (present !== wanted) await writeFile(file, wanted)
  return file
}

// Whole or not at all: the folder gets its name when everything is in it; who comes second throws their own away.
async function unpackInto(folder: string, entry: string): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  try {
    const env = { TMPDIR: draft, AWS_EXECUTION_ENV: AMAZON }
    await promisify(execFile)(process.execPath, ['--eval', UNPACK, entry], { env })
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
