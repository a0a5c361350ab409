// How strongly a reading speaks for an interview: questions that ask and address somebody, answers that say "I".
// Word lists per language stand here; no decision does.
import type { Piece } from './interview-form.ts'
import { endsAsking } from './interview-mark.ts'
import { asks, type Draft } from './interview-turns.ts'

const word = (words: string) => new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, 'iu')

/** Somebody is spoken to. */
const ADDRESS: RegExp[] = [
  word("you|your|yours|you['’]\\p{L}+"),
  word('sie|ihnen|ihre?[nmrs]?|herr|frau|du|dir|dich|dein\\p{L}*'),
  word('vous|votre|vos|tu|ton|ta|monsieur|madame'),
  word('usted(?:es)?|ustedes|le|su|sus|tú|tu|te|nos'),
  word('вы|вас|вам|вами|ваш\\p{L}*|ты|тебя|тебе|твой|\\p{L}{2,}[аеиуюя]?[еи]те(?:сь)?|бей|ханым'),
  word(
    'siz\\p{L}*|sən\\p{L}*|bəy|xanım|müəllim|\\p{L}{2,}(?:s[ıiuü]n[ıiuü]z|[dt][ıiuü]n[ıiuü]z|[ıiuü]n[ıiuü]z[\\p{L}]*|n[ıiuü]z[ıiuü]?)',
  ),
  word('\\p{L}{2,}كم|أنت|أنتم|حضرتك\\p{L}*|سيادتكم|تعتقد\\p{L}*|ترى|ترون|رأيك|تستندون|برأيك'),
  /您|你/u,
]

/** Somebody speaks of himself. */
const VOICE: RegExp[] = [
  word("i|i['’](?:m|ve|d|ll)|my|me|mine|we|we['’]\\p{L}+|our|ours|us"),
  word('ich|mir|mich|mein\\p{L}*|wir|uns|unser\\p{L}*'),
  word("je|j['’]\\p{L}+|moi|mon|ma|mes|nous|notre|nos|m['’]\\p{L}+"),
  word('yo|mi|mis|me|creo|pienso|nosotros|nuestr\\p{L}+|nos|\\p{L}{2,}mos'),
  word('я|меня|мне|мной|мой|моя|мое|моё|мои|моих|моим|моей|мою|мы|нас|нам|нами|наш\\p{L}*'),
  word(
    'mən\\p{L}*|biz\\p{L}*|\\p{L}{2,}(?:[ıiuü]r[aə]m|[ıiuü]rd[ıi]m|d[ıiuü]m|[ıi]r[ıi]q|m[ıiuü]ş[aə]m|ir[ıi]k|m[ıiuü]z\\p{L}*|m[ıi]ş[ıi]q|m[aə]l[ıi]y[ıi][qk])',
  ),
  word('أنا|نحن|إنني|لدينا|لنا|عندنا|أعتقد|نرى|رأيي|\\p{L}{3,}نا'),
  /我/u,
]

const ANNOUNCED =
  /interview|\bq ?& ?a\b|müsahib|sualları(?:n|nı)? cavab|suallarına|интервью|на вопросы|собеседник|беседа с|gespräch mit|im gespräch|entretien|entrevista|conversación con|questions? (?:with|to|for)\b|asked (?:mr|ms|mrs|him|her) |(?:five|six|seven|ten|\d) questions|مقابلة|حوار|访谈|专访|söyleşi/iu

/** "…, — said the minister,": the author speaks inside quoted speech. */
const SAID =
  '(?:said|says|told|added|noted|asked|replied|сказал|заявил|отметил|добавил|пояснил|продолжил|уточнил|ответил|спросил|начал|закончил|подчеркнул|сообщил|признал|говорит|dedi|deyib|bildirib|söyləyib|qeyd edib|əlavə edib|sagte|erklärte|fügte|betonte|a déclaré|a dit|a ajouté|explique|dijo|afirmó|añadió|señaló|قال|أضاف|أكد)'
const AUTHOR_INSIDE = new RegExp(`[,!?….»”"]\\s*(?:[—–-]\\s*)?(?:\\p{L}+\\s+){0,3}${SAID}\\p{Ll}{0,3}(?!\\p{L})`, 'iu')

/** Whether a headline or an introduction says that an interview follows. */
export function announces(text: string): boolean {
  return ANNOUNCED.test(text)
}

/**
 * Points for a reading. Around 4 and above is an interview; a form's own worth is added by the caller.
 * Text in quotation marks is somebody else's voice and does not count.
 */
export function weigh(turns: Draft[], announced: boolean): number {
  if (turns.length === 0) return Number.NEGATIVE_INFINITY
  const questions = turns.map(({ question }) => unquoted(question.map(({ text }) => text).join(' ')))
  const answers = turns.map(({ answer }) => unquoted(answer.map(({ text }) => text).join(' ')))
  const asking = share(turns, asks)
  const address = share(questions, (text) => ADDRESS.some((pattern) => pattern.test(text)))
  const selfAsked = share(questions, (text) => VOICE[0]?.test(text) === true && ADDRESS[0]?.test(text) !== true)
  const voice = share(answers, (text) => VOICE.some((pattern) => pattern.test(text)))
  const answersAsking = share(
    turns,
    ({ answer }) => answer[0] !== undefined && endsAsking(answer[0].text) && answer[0].text.length < 200,
  )
  const named = turns.some(({ question, answer }) => answer[0]?.who && !question[0]?.who)
  const narrated = (pieces: Piece[]) => pieces.some(({ text }) => AUTHOR_INSIDE.test(text))
  const askedByAuthor = share(turns, ({ question }) => narrated(question))
  const toldByAuthor = share(turns, ({ answer }) => narrated(answer))
  return (
    2.5 * asking +
    3 * Math.min(address, voice) +
    0.5 * Math.max(address, voice) +
    (announced ? 1.5 : 0) +
    (named ? 1 : 0) +
    Math.min(turns.length, 4) * 0.25 -
    1.5 * answersAsking -
    3 * askedByAuthor -
    1.25 * toldByAuthor -
    1.5 * selfAsked
  )
}

function share<T>(items: T[], test: (item: T) => boolean): number {
  return items.filter(test).length / items.length
}

function unquoted(text: string): string {
  return text.replace(/“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"/gu, ' ')
}
