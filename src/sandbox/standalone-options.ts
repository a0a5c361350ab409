// What `npm run sandbox -- …` was asked for. Pure: arguments in, options or a sentence out.
import { parseArgs } from 'node:util'

export type StandaloneOptions = {
  port: number
  pagePort: number
  token: string
  /** Telegram's sending limits are on. */
  isStrict: boolean
  people: { name: string; language: string }[]
}

export const USAGE = `npm run sandbox -- [options]
  --port N         the Bot API's port on 127.0.0.1 (8081; 0 takes a free one)
  --page-port N    the chat page's port (8082; 0 takes a free one)
  --token T        the bot's token (4242:LOCAL-TELEGRAM)
  --strict         Telegram's sending limits: 30 a second, 1 a second in a chat, 20 a minute in a group
  --people LIST    who is there: name:language, separated by commas (anna:en,boris:ru)`

/** Throws an Error with a sentence for the person at the terminal. */
export function readStandaloneOptions(args: string[]): StandaloneOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8081' },
      'page-port': { type: 'string', default: '8082' },
      token: { type: 'string', default: '4242:LOCAL-TELEGRAM' },
      strict: { type: 'boolean', default: false },
      people: { type: 'string', default: 'anna:en,boris:ru' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  // The form of a token in addresses (Bot API, "Authorizing your bot").
  if (!/^\d+:[A-Za-z0-9_-]+$/.test(values.token)) throw new Error('--token must look like 4242:LOCAL-TELEGRAM')
  return {
    port: portOf('--port', values.port),
    pagePort: portOf('--page-port', values['page-port']),
    token: values.token,
    isStrict: values.strict,
    people: values.people.split(',').map(personOf),
  }
}

function portOf(option: string, text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`${option} must be a number from 0 to 65535`)
  return port
}

function personOf(text: string): { name: string; language: string } {
  const [, name, language = 'en'] = /^\s*([^:]+?)\s*(?::\s*([a-z]{2}))?\s*$/.exec(text) ?? []
  if (name === undefined) throw new Error(`--people takes name:language, as in anna:en,boris:ru — not "${text}"`)
  return { name: name.charAt(0).toUpperCase() + name.slice(1), language }
}
