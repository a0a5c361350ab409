// The bundled news agency: a desk, its site over HTTP, and a loop that keeps publishing. It knows nothing of who reads.
import { archive } from './articles/archive.ts'
import type { Correction, Draft } from './articles/article.ts'
import { programme, type Step } from './articles/programme.ts'
import { createDesk, type Story } from './desk.ts'
import { createSiteServer } from './server.ts'
import { answerPath } from './site.ts'
import { languagePrefix, languages, words } from './words.ts'

export type NewsroomOptions = {
  /** Milliseconds since 1970; what is out at the start is dated back from it. */
  now: () => number
  /** In place of the bundled stories and their order. */
  drafts?: readonly Draft[]
  programme?: readonly Step[]
}

export type Loop = { everyMs: number; wait: (ms: number, signal?: AbortSignal) => Promise<void> }

export type Newsroom = ReturnType<typeof createNewsroom>

/** A newsroom that is closed to begin with: `listen()` opens its site, `start()` makes it publish by itself. */
export function createNewsroom(options: NewsroomOptions) {
  const desk = createDesk(options.now, options.drafts ?? archive, options.programme ?? programme)
  const server = createSiteServer({ now: options.now, answer: (path) => answerPath(desk, server.root, path) })

  return {
    /** `http://127.0.0.1:PORT`, without a slash at the end; throws before `listen()`. */
    get root(): string {
      return server.root
    },
    listen: server.listen,
    close: server.close,
    /** The content of a FEEDS_FILE: the agency's feed in each language, by ids `az`, `en`, `ru`. */
    feedsFile(): string {
      const feeds = languages.map((language) => ({
        id: language,
        url: `${server.root}${languagePrefix(language)}/rss`,
        language,
        title: words[language].agency,
      }))
      return `${JSON.stringify(feeds, null, 2)}\n`
    },
    /** One that waits in the queue, out of its turn; undefined when it does not wait there. */
    publish: (number: number): Story | undefined => desk.publish(number),
    /** The next in the queue, and bulletins without end once it is empty. */
    publishNext: (): Story => desk.publishNext(),
    /** The change given, else the next prepared one; undefined when there is none or the story is not out. */
    correct: (number: number, change?: Correction): Story | undefined => desk.correct(number, change),
    /** Leaves the feeds, and its page answers 410; false when it is not out. */
    withdraw: (number: number): boolean => desk.withdraw(number),
    /** Publishes a story made by the caller. */
    addArticle: (given: Partial<Draft> = {}): Story => desk.addArticle(given),
    /** What is on the site, newest first. */
    articles: (): Story[] => desk.newest(),
    /** Numbers of what waits, in order. */
    queued: (): number[] => desk.queued(),
    /** One step of the bundled programme: publications and corrections, then the endless bulletins. */
    advance: (): Story => desk.advance(),
    /** Waits, makes a step, and so on; `stop` resolves when the loop has ended. */
    start({ everyMs, wait }: Loop): { stop: () => Promise<void> } {
      const stopping = new AbortController()
      const run = async () => {
        while (!stopping.signal.aborted) {
          await wait(everyMs, stopping.signal)
          if (!stopping.signal.aborted) desk.advance()
        }
      }
      const ended = run()
      return {
        stop: () => {
          stopping.abort()
          return ended
        },
      }
    },
    setFault: server.setFault,
    clearFaults: server.clearFaults,
    requests: server.requests,
  }
}
