// The news desk: what is out, what waits in the queue, and the acts of publishing. It knows no HTTP and no timer.
import type { Block, Body, Correction, Draft, Language } from './articles/article.ts'
import type { Step } from './articles/programme.ts'
import { composeBulletin } from './bulletin.ts'
import { slugOf } from './slug.ts'
import { minuteMs, wholeMinute } from './stamp.ts'
import { languagePrefix } from './words.ts'

/** A story that is or was on the site. `path` is its link without the site's root. */
export type Story = Omit<Draft, 'minutesAgo' | 'corrections'> & {
  slug: string
  path: string
  publishedAt: number
  /** The moment of the last change a browser could notice, to the millisecond. */
  changedAt: number
  /** 0 as first published, +1 with every correction. */
  revision: number
  withdrawn: boolean
}

export type Desk = ReturnType<typeof createDesk>

/** Publishes at once, dated back, every draft with `minutesAgo`; the others wait in their order. */
export function createDesk(now: () => number, drafts: readonly Draft[], programme: readonly Step[]) {
  const stories = new Map<number, Story>()
  const corrections = new Map<number, Correction[]>()
  const queue = drafts.filter((draft) => draft.minutesAgo === undefined)
  const steps = [...programme]
  let lastNumber = Math.max(0, ...drafts.map((draft) => draft.number))
  let bulletins = 0

  function put(draft: Draft, publishedAt: number, changedAt = now()): Story {
    const { minutesAgo: _, corrections: prepared = [], ...rest } = draft
    const link = linkOf(draft)
    const body = fillRoundUp(draft.body, newest(draft.language))
    const story: Story = { ...rest, ...link, body, publishedAt, changedAt, revision: 0, withdrawn: false }
    stories.set(story.number, story)
    corrections.set(story.number, [...prepared])
    lastNumber = Math.max(lastNumber, story.number)
    return { ...story }
  }

  /** The stories on the site, newest first; the later published first within a minute. */
  function newest(language?: Language): Story[] {
    const out = [...stories.values()].reverse()
    const shown = out.filter((story) => !story.withdrawn && (language === undefined || story.language === language))
    return shown.sort((a, b) => b.publishedAt - a.publishedAt)
  }

  /** Out of the queue and onto the site; undefined when no such story waits. */
  function publish(number: number): Story | undefined {
    const place = queue.findIndex((draft) => draft.number === number)
    const [draft] = place < 0 ? [] : queue.splice(place, 1)
    return draft && put(draft, wholeMinute(now()))
  }

  /** The next of the queue; once that is empty, a bulletin with a new number, for as long as it is asked. */
  function publishNext(): Story {
    const next = queue.shift()
    if (next) return put(next, wholeMinute(now()))
    return put(composeBulletin(lastNumber + 1, bulletins++, now()), wholeMinute(now()))
  }

  /** The next prepared correction, or the one given; undefined when there is none or the story is not out. */
  function correct(number: number, given?: Correction): Story | undefined {
    const story = stories.get(number)
    const change = story && !story.withdrawn ? (given ?? corrections.get(number)?.shift()) : undefined
    if (!story || !change) return undefined
    const revised = { ...story, title: change.title, body: change.body, revision: story.revision + 1 }
    stories.delete(number)
    stories.set(number, { ...revised, ...linkOf(revised), publishedAt: wholeMinute(now()), changedAt: now() })
    return copyOf(number)
  }

  // Oldest first, so that round-ups find what came before them.
  const startedAt = wholeMinute(now())
  const out = drafts.filter((draft) => draft.minutesAgo !== undefined).sort((a, b) => age(b) - age(a))
  for (const draft of out) {
    const at = startedAt - age(draft) * minuteMs
    put(draft, at, at)
  }

  return {
    publish,
    publishNext,
    correct,
    newest,
    /** Off the feeds; its page answers 410 from now on. False when it is not out. */
    withdraw(number: number): boolean {
      const story = stories.get(number)
      if (!story || story.withdrawn) return false
      stories.set(number, { ...story, withdrawn: true, changedAt: now() })
      return true
    },
    /** Publishes a story of the caller's own, now or `minutesAgo`; what is not given has a plain default. */
    addArticle(given: Partial<Draft>): Story {
      const draft = { ...plainDraft, number: lastNumber + 1, ...given }
      return put(draft, wholeMinute(now()) - (given.minutesAgo ?? 0) * minuteMs)
    },
    /** The next act of the programme that still can be done, and the queue after its end. */
    advance(): Story {
      for (let step = steps.shift(); step; step = steps.shift()) {
        const story = step.act === 'correct' ? correct(step.number) : publish(step.number)
        if (story) return story
      }
      return publishNext()
    },
    find: copyOf,
    /** When anything in the language's feed last changed, withdrawals included; 0 for a feed that never held anything. */
    changedAt(language: Language): number {
      const own = [...stories.values()].filter((story) => story.language === language)
      return Math.max(0, ...own.map((story) => story.changedAt))
    },
    queued: () => queue.map((draft) => draft.number),
  }

  function copyOf(number: number): Story | undefined {
    const story = stories.get(number)
    return story && { ...story }
  }
}

const plainDraft = {
  language: 'en',
  section: 'society',
  title: 'Harbour library opens its reading room',
  city: 'Baku',
  body: {
    form: 'report',
    blocks: [
      'The harbour library has opened a reading room for two hundred visitors in a former customs hall.',
      'The room keeps newspapers of the coast from three centuries, and admission is free on all days of the week.',
    ],
  },
} as const satisfies Partial<Draft>

function age(draft: Draft): number {
  return draft.minutesAgo ?? 0
}

function linkOf({ title, number, language }: Pick<Draft, 'title' | 'number' | 'language'>) {
  const slug = slugOf(title)
  return { slug, path: `${languagePrefix(language)}/xeber/${slug}-${number}` }
}

function fillRoundUp(body: Body, newest: Story[]): Body {
  if (body.form !== 'round-up') return body
  const items: Block[] = newest.slice(0, body.count).map(({ title }) => ({ item: title }))
  return { form: 'report', blocks: [body.intro, ...items] }
}
