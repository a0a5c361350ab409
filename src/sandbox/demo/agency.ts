// The newsroom as the director leads it: what to publish, correct and withdraw by a press, and the loop that publishes.
import { archive } from '#sandbox/newsroom/articles/archive'
import type { Body, Language } from '#sandbox/newsroom/articles/article'
import type { Story } from '#sandbox/newsroom/desk'
import type { Newsroom } from '#sandbox/newsroom/newsroom'
import type { Scene } from '#sandbox/page/protocol'

export type Agency = {
  publish: (what: 'article' | 'interview' | 'urgent') => Story
  /** Undefined when it is not on the site. */
  correct: (number: number) => Story | undefined
  withdraw: (number: number) => boolean
  /** Something new in every language, as after a long time. */
  publishNews: () => void
  /** Begins or ends publishing by itself. */
  setPublishing: (on: boolean) => Promise<void>
  isPublishing: () => boolean
  stories: () => Scene['stories']
}

export type AgencyOptions = {
  newsroom: Newsroom
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Runs when something was published by the loop. */
  onPublished: () => void
}

const PUBLISH_EVERY_MS = 45_000
const STORIES_SHOWN = 8
const NEWS_AFTER_LONG = 9

/** Marked as agencies mark them, so that the bot proposes them to the editors. */
const URGENT = [
  'Storm closes the harbour of Alat',
  'Earthquake felt along the Absheron coast',
  'Mountain pass to Khinalig blocked by an avalanche',
  'Power fails in three districts of Baku',
  'Ferry with 200 passengers returns to port after engine trouble',
]

const CORRECTED: Record<Language, { mark: string; note: string }> = {
  az: { mark: 'dəqiqləşdirilib', note: 'Xəbər dəqiqləşdirilib: əvvəlki rəqəmlər düzgün deyildi.' },
  en: { mark: 'corrected', note: 'This story has been corrected: the figures given before were wrong.' },
  ru: { mark: 'уточнено', note: 'Сообщение уточнено: приведённые ранее цифры были неверны.' },
}

const SECOND_PART: Record<Language, string> = { az: 'ikinci söhbət', en: 'second conversation', ru: 'вторая беседа' }

export function createAgency({ newsroom, wait, onPublished }: AgencyOptions): Agency {
  const waitingInterviews = archive.filter(
    ({ body, minutesAgo }) => body.form === 'interview' && minutesAgo === undefined,
  )
  let urgent = 0
  let loop: { stop: () => Promise<void> } | undefined

  const publishInterview = (): Story => {
    for (let draft = waitingInterviews.pop(); draft; draft = waitingInterviews.pop()) {
      const story = newsroom.publish(draft.number)
      if (story !== undefined) return story
    }
    // All are out: the people of an English one meet again.
    const interviews = newsroom.articles().filter(({ body }) => body.form === 'interview')
    const { title, language, section, body } = interviews.find((each) => each.language === 'en') ?? interviews[0] ?? {}
    if (title === undefined || language === undefined || section === undefined || body === undefined)
      throw new Error('There is no interview left to publish.')
    return newsroom.addArticle({ language, section, title: `${title} (${SECOND_PART[language]})`, body })
  }
  const publishUrgent = (): Story => {
    const words = URGENT[urgent % URGENT.length]
    const again = urgent >= URGENT.length ? `, again (${Math.floor(urgent / URGENT.length) + 1})` : ''
    urgent += 1
    const blocks = [`${words}, the emergencies service told the agency.`, 'Details are being clarified.']
    const body: Body = { form: 'report', blocks }
    return newsroom.addArticle({ language: 'en', section: 'incidents', title: `URGENT: ${words}${again}`, body })
  }

  return {
    publish: (what) => {
      if (what === 'interview') return publishInterview()
      return what === 'urgent' ? publishUrgent() : newsroom.publishNext()
    },
    correct: (number) => {
      const prepared = newsroom.correct(number)
      if (prepared !== undefined) return prepared
      const story = newsroom.articles().find((each) => each.number === number)
      return story && newsroom.correct(number, correctionOf(story))
    },
    withdraw: newsroom.withdraw,
    publishNews: () => {
      for (let count = 0; count < NEWS_AFTER_LONG; count++) newsroom.publishNext()
    },
    setPublishing: async (on) => {
      const before = loop
      loop = on
        ? (before ?? newsroom.start({ everyMs: PUBLISH_EVERY_MS, wait: (ms, signal) => step(ms, signal) }))
        : undefined
      if (!on) await before?.stop()
    },
    isPublishing: () => loop !== undefined,
    stories: () =>
      newsroom
        .articles()
        .slice(0, STORIES_SHOWN)
        .map(({ number, language, title, revision }) => ({ number, language, title, isCorrected: revision > 0 })),
  }

  async function step(ms: number, signal?: AbortSignal): Promise<void> {
    await wait(ms, signal)
    // The loop publishes as soon as this resolves.
    setImmediate(onPublished)
  }
}

/** The same story with other words in its headline and a note at its end. */
function correctionOf({ title, language, revision, body }: Story): { title: string; body: Body } {
  const { mark, note } = CORRECTED[language]
  const plain = title.replace(/ \([^()]*\)$/, (end) => (end.includes(mark) ? '' : end))
  const times = revision === 0 ? '' : ` ${revision + 1}`
  return { title: `${plain} (${mark}${times})`, body: withNote(body, note) }
}

function withNote(body: Body, note: string): Body {
  if (body.form === 'report') return { ...body, blocks: [...body.blocks, note] }
  return body.form === 'interview'
    ? { ...body, lead: [...body.lead, note] }
    : { ...body, intro: `${note} ${body.intro}` }
}
