// Telegram's answers as outcomes in domain words: by `error_code` and `parameters` first, then by the table of what the
// server really writes. Files are of tdlib/telegram-bot-api 01a3679 (bot-api) and tdlib/td 022d602 (td); "server" is the list
// of errors of messages.sendMessage (core.telegram.org/method/messages.sendMessage), passed on with "Bad Request: " in front.
import { GrammyError, HttpError } from 'grammy'
import type { Instant } from '#domain/article'
import { ACCOUNT_REFUSED, FLOOD_WAIT, NOT_DELETABLE, type SendOutcome } from '#domain/delivery'
import { transportFault } from './transport.ts'

/** How the Bot API says no (https://core.telegram.org/bots/api#making-requests). */
export type ApiError = {
  error_code: number
  description: string
  parameters?: { migrate_to_chat_id?: number; retry_after?: number }
}

/** A fault without a wait of its own waits at least this. */
const FAULT_WAIT_MS = 1000
/** Only the operator can repair the bot's account; meanwhile nothing is given up. */
const ACCOUNT_WAIT_MS = 60_000
/** A 429 that names no wait. */
const UNSTATED_FLOOD_SECONDS = 5
const RETRY_AFTER = /retry after (\d{1,6})/i

type Meaning = Exclude<SendOutcome, { kind: 'sent' | 'migrated' | 'retry' | 'rejected' | 'fenced' }> | 'account'

/**
 * One refusal. `text`: the whole description, or how it begins, empty where the status says it all; `{a|b}` stands for each of several words, `{N}` for a number.
 * `where`: who writes it.
 */
export type RefusalRow = { status: number; text: string; where: string; means: Meaning }

const gone = (reason: string): Meaning => ({ kind: 'unreachable', reason })
/** The chat is there and stays: see `refused` in `SendOutcome`. */
const refused = (reason: string): Meaning => ({ kind: 'refused', reason })
const perhapsSent = (reason: string): Meaning => ({ kind: 'unknown', reason })
const row = (status: number, text: string, where: string, means: Meaning): RefusalRow => ({
  status,
  text,
  where,
  means,
})

const MEDIA = 'animations|music|documents|photos|stickers|videos|video notes|voice notes'
const CHAT = 'group|supergroup|channel'
const ERROR = 'Internal Server Error: '

/** The first row that fits decides. */
// biome-ignore format: one row a line
export const REFUSALS: readonly RefusalRow[] = [
  // The chat cannot be reached any more.
  row(403, 'Forbidden: bot was blocked by the user', 'bot-api Client.cpp:127', gone('blocked-by-user')),
  row(403, 'Forbidden: user is deactivated', 'bot-api Client.cpp:124, 8136', gone('deactivated')),
  row(400, 'Bad Request: USER_DELETED', 'td MessagesManager.cpp:27987', gone('deactivated')),
  row(403, "Forbidden: bot can't initiate conversation with a user", 'td MessagesManager.cpp:27957', gone('never-started')),
  row(403, "Forbidden: the bot can't send messages to the bot", 'td MessagesManager.cpp:27952', gone('bot')),
  row(400, 'Bad Request: USER_BOT_INVALID', 'td MessagesManager.cpp:27987', gone('bot')),
  row(403, `Forbidden: bot was kicked from the {${CHAT}} chat`, 'bot-api Client.cpp:8162, 8174', gone('kicked')),
  row(403, `Forbidden: bot is not a member of the {${CHAT}} chat`, 'bot-api Client.cpp:8165, 8183', gone('not-a-member')),
  row(400, 'Bad Request: {CHANNEL_PRIVATE|CHANNEL_PUBLIC_GROUP_NA}', 'td ChatManager.cpp:6392', gone('not-a-member')),
  row(403, 'Forbidden: the group chat was deleted', 'bot-api Client.cpp:8158', gone('group-deleted')),
  row(400, 'Bad Request: {chat|private chat|user} not found', 'bot-api Client.cpp:6571, 8139, 6524', gone('not-found')),
  row(400, 'Bad Request: PEER_ID_INVALID', 'server; td MessagesManager.cpp:27954', gone('not-found')),

  // The chat is there and takes nothing, or not this, at present.
  row(400, 'Bad Request: not enough rights to send text messages to the chat', 'td MessageContent.cpp:6302', refused('no-rights')),
  row(400, 'Bad Request: need administrator rights in the channel chat', 'td DialogManager.cpp:1525', refused('no-rights')),
  row(400, 'Bad Request: have no write access to the chat', 'td DialogManager.cpp:1511', refused('no-rights')),
  row(400, 'Bad Request: member list is inaccessible', 'td DialogParticipantManager.cpp:1887', refused('no-rights')),
  row(400, 'Bad Request: CHAT_GUEST_SEND_FORBIDDEN', 'td MessagesManager.cpp:28056', refused('no-rights')),
  row(400, 'Bad Request: {CHAT_WRITE_FORBIDDEN|CHAT_SEND_PLAIN_FORBIDDEN}', 'server', refused('no-rights')),
  row(400, 'Bad Request: {CHAT_RESTRICTED|CHAT_ADMIN_REQUIRED|USER_BANNED_IN_CHANNEL}', 'server', refused('no-rights')),
  row(400, 'Bad Request: ALLOW_PAYMENT_REQUIRED_{N}', 'td MessagesManager.cpp:1509, 28054', refused('payment-required')),
  row(400, 'Bad Request: PRIVACY_PREMIUM_REQUIRED', 'server', refused('payment-required')),
  row(400, 'Bad Request: TOPIC_CLOSED', 'server', refused('topic-closed')),
  row(400, 'Bad Request: {TOPIC_DELETED|TOPIC_ID_INVALID}', 'server', { kind: 'topic-gone' }),
  row(400, 'Bad Request: message thread not found', 'bot-api Client.cpp:8277', { kind: 'topic-gone' }),
  row(400, `Bad Request: not enough rights to send {${MEDIA}} to the chat`, 'td MessageContent.cpp:6183–6340', { kind: 'no-media' }),
  row(400, 'Bad Request: not enough rights to send the rich message to the chat', 'td MessageContent.cpp:6284', { kind: 'no-media' }),
  row(400, 'Bad Request: CHAT_SEND_{MEDIA|PHOTOS|VIDEOS|DOCS|AUDIOS|GIFS|STICKERS|VOICES|ROUNDVIDEOS}_FORBIDDEN', 'server', { kind: 'no-media' }),

  // The message that was to be edited or deleted.
  row(400, 'Bad Request: message is not modified', 'bot-api Client.cpp:109', { kind: 'unchanged' }),
  row(400, 'Bad Request: message to delete not found', 'bot-api Client.cpp:6780', { kind: 'unchanged' }),
  row(400, "Bad Request: message can't be deleted", 'bot-api Client.cpp:151; td MessagesManager.cpp:8504', { kind: 'gone', reason: NOT_DELETABLE }),
  row(400, 'Bad Request: message to edit not found', 'bot-api Client.cpp:8444', { kind: 'gone', reason: 'message-gone' }),
  row(400, "Bad Request: message can't be edited", 'td MessagesManager.cpp:23386', { kind: 'gone', reason: 'message-gone' }),
  row(400, 'Bad Request: MESSAGE_ID_INVALID', 'server; td MessagesManager.cpp:25552', { kind: 'gone', reason: 'message-gone' }),

  // The bot's own account.
  row(400, 'Bad Request: FROZEN_METHOD_INVALID', 'bot-api Client.cpp:181', 'account'),
  row(400, 'Logged out', 'bot-api Client.cpp:16288', 'account'),
  row(401, '', 'bot-api Client.cpp:16277, 16291; ClientManager.cpp:76', 'account'),

  // The server failed after it may have done as asked.
  row(500, `${ERROR}request aborted`, 'td MessagesManager.cpp:10430, Global.h:686', perhapsSent('request-aborted')),
  row(500, `${ERROR}sent message was immediately deleted`, 'bot-api Client.cpp:18066', perhapsSent('sent-and-deleted')),
  row(500, `${ERROR}receive {invalid message identifier|yet unsent message|local}`, 'td MessagesManager.cpp:27697–27719', perhapsSent('sent-without-id')),
  row(504, '', 'the gateway in front', perhapsSent('http-504')),
]

const TABLE = REFUSALS.map((each) => ({ ...each, pattern: patternOf(each.text) }))

/**
 * The outcome of a request that threw, seen at `at`. What neither Telegram nor the network threw is a bug and is
 * thrown again.
 */
export function classifyFailure(error: unknown, at: Instant): SendOutcome {
  if (error instanceof GrammyError) return classifyAnswer(error, at)
  if (error instanceof HttpError) return classifyTransport(error, at)
  throw error
}

/** The outcome of an answer with `ok: false`. */
export function classifyAnswer(answer: ApiError, at: Instant): SendOutcome {
  const { error_code: status, description, parameters } = answer
  if (parameters?.migrate_to_chat_id !== undefined) return { kind: 'migrated', toChatId: parameters.migrate_to_chat_id }
  const floodSeconds = floodWaitSeconds(answer)
  if (floodSeconds !== undefined)
    return { kind: 'retry', reason: FLOOD_WAIT, retryAt: at + Math.ceil(floodSeconds * 1000) }
  const means = meaningOf(status, description)
  if (means === 'account') return { kind: 'retry', reason: ACCOUNT_REFUSED, retryAt: at + ACCOUNT_WAIT_MS }
  if (means !== undefined) return means
  if (status >= 500) return { kind: 'retry', reason: `http-${status}`, retryAt: at + FAULT_WAIT_MS }
  // Words that are not known yet: whether it is for good, time tells.
  if (status === 403) return { kind: 'refused', reason: 'forbidden' }
  return { kind: 'rejected', reason: shortReason(description), status }
}

/** By the words, for 400 and 403 alike: the server has changed one for the other. A server's failure means nothing else. */
function meaningOf(status: number, description: string): Meaning | undefined {
  const isRefusal = status === 400 || status === 403
  const fits = (each: RefusalRow) => (isRefusal ? each.status === 400 || each.status === 403 : each.status === status)
  return TABLE.find((each) => fits(each) && each.pattern.test(description))?.means
}

function patternOf(text: string): RegExp {
  const [, words = text] = /^(?:Bad Request|Forbidden): (.*)$/.exec(text) ?? []
  const pattern = words
    .replace(/[.*+?^$()[\]\\]/g, '\\$&')
    .replaceAll('{N}', '\\d+')
    .replace(/\{([^}]+)\}/g, '(?:$1)')
  return new RegExp(`^(?:(?:Bad Request|Forbidden): )?${pattern}`, 'i')
}

/** Seconds a 429 asks to wait, at least 1; undefined for any other answer. */
function floodWaitSeconds({ error_code, description, parameters }: ApiError): number | undefined {
  const stated = parameters?.retry_after
  if (error_code !== 429) return stated === undefined ? undefined : Math.max(1, stated)
  return Math.max(1, stated ?? Number(RETRY_AFTER.exec(description)?.[1] ?? UNSTATED_FLOOD_SECONDS))
}

function classifyTransport(error: HttpError, at: Instant): SendOutcome {
  const fault = transportFault(error)
  if (fault.left) return { kind: 'unknown', reason: fault.code }
  return { kind: 'retry', reason: fault.code, retryAt: at + FAULT_WAIT_MS }
}

/** The head of a description: what follows its second colon can quote the message. */
function shortReason(description: string): string {
  return description.split(':').slice(0, 2).join(':').slice(0, 80)
}
