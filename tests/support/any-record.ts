// Whatever a store may hold: a list of records of every kind for tests that move it. The types ask for an arbitrary of every
// field there is, so that a new optional field is generated, or this does not compile.
import fc, { type Arbitrary } from 'fast-check'
import type { Portable, PortableKind, PortableValues } from '#adapters/store/portable'
import type { AlertSettings } from '#domain/alert'
import type { ArticleFlag, PageSummary } from '#domain/article'
import type {
  Approval,
  AskedCard,
  Audience,
  BroadcastContent,
  DeskCard,
  MediaItem,
  TextEntity,
} from '#domain/broadcast'
import type { Connection, Pause } from '#domain/chat'
import type { Delivery, DeliveryTask, DigestTask } from '#domain/delivery'
import type { ShownShare } from '#domain/digest'
import type { Feed, FeedState, Validators } from '#domain/feed'
import type { Turn } from '#domain/page'
import type { ScheduleRule } from '#domain/schedule'
import type { FollowedStory } from '#domain/story'
import { DAY, NOW } from './builders.ts'

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T]
type Required_<T> = { [K in Exclude<keyof T, OptionalKeys<T>>]: Arbitrary<T[K]> }
type Optional_<T> = { [K in OptionalKeys<T>]-?: Arbitrary<Exclude<T[K], undefined>> }

/** Objects with all of `required`, and any of `optional`: none and all of them often. */
function some<T extends object>(required: Required_<T>, optional: Optional_<T>): Arbitrary<T> {
  const all = { ...required, ...optional } as Record<string, Arbitrary<unknown>>
  const requiredKeys = Object.keys(required)
  return fc.oneof(
    fc.record(required as Record<string, Arbitrary<unknown>>),
    fc.record(all),
    fc.record(all, { requiredKeys }),
  ) as Arbitrary<T>
}

const at = fc.integer({ min: NOW - 20 * DAY, max: NOW + 20 * DAY })
const pastAt = fc.integer({ min: NOW - 20 * DAY, max: NOW })
const count = fc.nat({ max: 1_000_000 })
const id = fc.integer({ min: 1, max: 2 ** 51 })
const messageId = fc.integer({ min: 1, max: 2 ** 31 })
const minute = fc.nat({ max: 1439 })
/** Texts of people and feeds; what no engine takes, as lone surrogates, becomes U+FFFD on the way and has its own test. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    '{}',
    "it's",
    '"',
    '\\',
    '$1',
    '\u{1F1E6}\u{1F1FF}',
    'Şuşa',
    '{"a":null}',
    'null',
    '  two\nlines ',
  ),
)
const word = fc.constantFrom('politics', 'economy', 'other', 'world-news')
const language = fc.constantFrom('az', 'en', 'ru')
const words = fc.array(text, { maxLength: 3 })
const ids = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), { maxLength: 3 })
const chatIds = fc.uniqueArray(id, { maxLength: 3 })
const byWord = <T>(values: Arbitrary<T>) => fc.dictionary(word, values, { maxKeys: 3 })
const yes = fc.constant(true as const)
const texts = (arbitrary: Arbitrary<string>) => fc.array(arbitrary, { maxLength: 3 })
const level = fc.constantFrom('flash' as const, 'urgent' as const, 'notable' as const)
const sections = fc.record({ chosen: fc.oneof(fc.constant('all' as const), texts(word)), other: fc.boolean() })
const flags = fc.uniqueArray(fc.constantFrom<ArticleFlag>('sponsored', 'video', 'photo', 'updated'), { maxLength: 2 })

const feed: Arbitrary<Feed> = some<Feed>(
  { id: text, url: text, language, enabled: fc.boolean() },
  { title: text, section: word, charset: text, zone: text },
)
const feedState = some<PortableValues['feed']>(
  { feed, validators: some<Validators>({}, { etag: text, lastModified: text }), nextCheckAt: at, failures: count },
  {
    lastFetchedAt: at,
    lastNewItemAt: at,
    lastFailure: fc.record({ code: fc.constantFrom('timeout' as const, 'robots' as const), detail: text, at }),
    presentIds: ids,
  } satisfies Optional_<FeedState & { presentIds?: string[] }>,
)

const articleFields = {
  required: {
    id: text,
    keys: words,
    feedId: text,
    language,
    url: fc.nat().map((number) => `https://agency.example/${number}`),
    title: text,
    flags,
    publishedAt: at,
    countsAt: at,
    revision: count,
  },
  optional: {
    correctedAt: at,
    earlierTitles: words,
    withdrawnAt: at,
    summary: text,
    picture: text,
    section: word,
    twins: ids,
    page: some<PageSummary>(
      { fetchedAt: pastAt, readingMinutes: count, turns: fc.nat({ max: 50 }) },
      { speaker: text },
    ),
  },
}
const tries = fc.integer({ min: 1, max: 3 })

const schedule = fc.array(
  fc.record<ScheduleRule>({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    minutes: fc.uniqueArray(minute),
  }),
  { maxLength: 3 },
)
const chat = some<PortableValues['chat']>(
  {
    id,
    kind: fc.constantFrom('private' as const, 'group' as const, 'supergroup' as const, 'channel' as const),
    state: fc.constantFrom('active' as const, 'stopped' as const, 'unreachable' as const),
    subscribedAt: at,
    language,
    zone: fc.constantFrom('Asia/Baku', 'Europe/Berlin'),
    schedule,
    sections,
    sponsored: fc.boolean(),
    tellWhenEmpty: fc.boolean(),
  },
  {
    secondLanguage: language,
    textForm: fc.constantFrom('pages' as const, 'rich' as const),
    quiet: fc.record({ fromMinute: minute, toMinute: minute }),
    alerts: fc.record<AlertSettings>({ choice: fc.constantFrom('off' as const, 'urgent' as const), cap: count }),
    words,
    stories: fc.array(fc.record<FollowedStory>({ articleId: text, title: text, words, untilAt: at }), { maxLength: 2 }),
    pause: fc.record<Pause>({ fromAt: at, untilAt: at }),
    topicId: messageId,
    sectionTopics: byWord(messageId),
    connection: some<Connection>({ title: text }, { by: id }),
    refusedSince: at,
    nextSlotAt: at,
    digestedUntil: at,
    owed: byWord(at),
    held: ids,
    alertsSent: fc.record({ date: fc.constant('2026-11-24'), count }),
    formerIds: fc.uniqueArray(fc.integer({ min: -(2 ** 50), max: -(2 ** 40) }), { minLength: 1, maxLength: 2 }),
  },
)

const entity: Arbitrary<TextEntity> = fc.record({
  type: text,
  offset: count,
  length: count,
  url: text,
  isUsed: fc.boolean(),
})
const entities = fc.array(entity, { maxLength: 2 })
const preview = fc.oneof(
  fc.boolean(),
  some<{ url?: string; size?: 'small' | 'large'; isAbove?: true }>(
    {},
    { url: text, size: fc.constantFrom('small' as const, 'large' as const), isAbove: yes },
  ),
)
type Content<K extends BroadcastContent['kind']> = Extract<BroadcastContent, { kind: K }>
const kindOf = <const K extends string>(kind: K) => fc.constant(kind)
const contents: { [K in BroadcastContent['kind']]: Arbitrary<Content<K>> } = {
  text: fc.record({ kind: kindOf('text'), text, entities, preview }),
  media: fc.record({
    kind: kindOf('media'),
    items: fc.array(some<MediaItem>({ kind: kindOf('photo'), fileId: text }, { spoiler: yes }), { maxLength: 2 }),
    text,
    entities,
    captionAbove: fc.boolean(),
  }),
  article: some<Content<'article'>>({ kind: kindOf('article'), articleId: text, level }, { versions: byWord(text) }),
  story: some<Content<'story'>>({ kind: kindOf('story'), articleId: text }, { versions: byWord(text) }),
  recall: fc.record({ kind: kindOf('recall'), of: text }),
  correction: fc.record({ kind: kindOf('correction'), of: text, text, entities, preview }),
}
const audiences: { [K in Audience['kind']]: Arbitrary<Extract<Audience, { kind: K }>> } = {
  everyone: fc.record({ kind: kindOf('everyone') }),
  languages: some<Extract<Audience, { kind: 'languages' }>>(
    { kind: kindOf('languages'), languages: texts(language) },
    { seconds: texts(language) },
  ),
  sections: fc.record({ kind: kindOf('sections'), sections: texts(word) }),
}
const oneOf = <T>(by: Record<string, Arbitrary<T>>) => fc.oneof(...Object.values(by))

const broadcast = some<PortableValues['broadcast']>(
  {
    id: text,
    authorId: id,
    content: oneOf<BroadcastContent>(contents),
    audience: oneOf<Audience>(audiences),
    state: fc.constantFrom('draft', 'waiting', 'scheduled', 'running', 'paused', 'stopped', 'cancelled', 'done'),
    createdAt: at,
    canaryPassed: fc.boolean(),
    queuedAll: fc.boolean(),
  },
  {
    version: count,
    startAt: at,
    shown: text,
    lateAt: at,
    approvals: fc.array(fc.record<Approval>({ editorId: id, at }), { maxLength: 2 }),
    released: yes,
    asked: fc.array(fc.record<AskedCard>({ editorId: id, cardId: messageId }), { maxLength: 2 }),
    askedAt: at,
    startedAt: at,
    endedAt: at,
    toldAt: at,
    heldBy: text,
    cardId: messageId,
    cards: fc.array(some<DeskCard>({ editorId: id, cardId: messageId }, { isReport: yes }), { maxLength: 2 }),
    previewed: yes,
    cursor: id,
  },
)

type Task<K extends DeliveryTask['kind']> = Extract<DeliveryTask, { kind: K }>
const messageIds = fc.array(messageId, { minLength: 1, maxLength: 3 })
const anyLevel = fc.oneof(level, fc.constant('word' as const))
const tasks: { [K in DeliveryTask['kind']]: Arbitrary<Task<K>> } = {
  digest: some<DigestTask>(
    { kind: kindOf('digest'), slotKey: text, slotAt: at },
    { share: some<NonNullable<DigestTask['share']>>({ topicId: messageId, sections }, { pausedAt: at, fromAt: at }) },
  ),
  'digest-edit': fc.record({ kind: kindOf('digest-edit'), messageId }),
  'catch-up': fc.record({ kind: kindOf('catch-up'), fromAt: at }),
  alert: some<Task<'alert'>>({ kind: kindOf('alert'), articleId: text, level: anyLevel }, { broadcastId: text }),
  'alert-edit': fc.record({ kind: kindOf('alert-edit'), articleId: text, messageId, level: anyLevel }),
  broadcast: fc.record({ kind: kindOf('broadcast'), broadcastId: text }),
  recall: fc.record({ kind: kindOf('recall'), broadcastId: text, messageIds, sentAt: at }),
  correction: fc.record({ kind: kindOf('correction'), broadcastId: text, messageIds }),
}
const deliveryFields = {
  required: { key: text, chatId: id, task: oneOf<DeliveryTask>(tasks), queuedAt: at, notBeforeAt: at, attempts: count },
  optional: {
    owner: text,
    faults: count,
    doubts: count,
    movedUnderWay: fc.constant(true as const),
    messageId,
    messageIds,
    reason: text,
    items: count,
  },
}
const unfinished = some<Omit<Delivery, 'settledAt'> & { replaced?: true }>(
  { ...deliveryFields.required, state: fc.constantFrom('pending' as const, 'claimed' as const, 'sending' as const) },
  { ...deliveryFields.optional, replaced: yes },
)
const receipt = some<Delivery & { settledAt: number }>(
  {
    ...deliveryFields.required,
    state: fc.constantFrom(
      'sent' as const,
      'failed' as const,
      'unknown' as const,
      'blocked' as const,
      'expired' as const,
    ),
    settledAt: pastAt,
  },
  deliveryFields.optional,
)

const groups = fc.array(
  fc.record({ section: word, articles: fc.array(fc.record({ id: text, revision: count }), { maxLength: 2 }) }),
  { maxLength: 2 },
)

/** What a conversation keeps is its own business: any JSON. */
const leaf = fc.oneof(text, count, fc.boolean(), fc.constant(null))
const state: Arbitrary<unknown> = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(word, fc.array(leaf)))

/** A value of each kind; what makes records differ from each other is given afterwards. */
const VALUES: { [K in PortableKind]: Arbitrary<PortableValues[K]> } = {
  feed: feedState,
  article: some<PortableValues['article']>(
    { ...articleFields.required, seenAt: at },
    { ...articleFields.optional, tries, unannounced: yes },
  ),
  page: fc.record({
    articleId: text,
    fetchedAt: pastAt,
    page: some<PortableValues['page']['page']>(
      {
        title: text,
        lead: words,
        paragraphs: fc.array(fc.record({ kind: fc.constantFrom('text' as const, 'quote' as const), text }), {
          maxLength: 2,
        }),
        turns: fc.array(some<Turn>({ question: text, answer: words }, { asker: text, answerer: text }), {
          maxLength: 2,
        }),
        twins: fc.array(fc.record({ language, url: text }), { maxLength: 2 }),
      },
      { section: text, language, publishedAt: at, dateline: text, speaker: text, role: text, picture: text },
    ),
  }),
  picture: fc.record({ url: text, fileId: text }),
  counter: fc.record({ name: kindOf('broadcasts'), last: fc.integer({ min: 1, max: 1000 }) }),
  broadcast,
  tally: some<PortableValues['tally']>(
    { id: text, queued: count, sent: count, failed: count, blocked: count, expired: count, unknown: count },
    { notices: count },
  ),
  causes: fc.record({ id: text, counts: fc.dictionary(word, fc.integer({ min: 1, max: 9 }), { minKeys: 1 }) }),
  chat,
  list: fc.record({ chatId: id, articleIds: ids }),
  bookmarks: fc.record({
    chatId: id,
    saved: fc
      .uniqueArray(fc.record({ articleId: fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), savedAt: at }), {
        selector: ({ articleId }) => articleId,
        minLength: 1,
        maxLength: 4,
      })
      .map((saved) => saved.sort((a, b) => a.savedAt - b.savedAt || (a.articleId < b.articleId ? -1 : 1))),
  }),
  kept: some<PortableValues['kept']>(articleFields.required, articleFields.optional),
  digest: some<PortableValues['digest']>(
    {
      chatId: id,
      messageId,
      sentAt: at,
      fromAt: at,
      untilAt: at,
      language,
      zone: text,
      groups,
      restIds: ids,
      page: count,
    },
    {
      slotAt: at,
      editedAt: at,
      shares: fc.array(some<ShownShare>({ messageId, groups, restIds: ids }, { editedAt: at }), { maxLength: 2 }),
    },
  ),
  delivery: fc.oneof(unfinished, receipt),
  alerted: some<PortableValues['alerted']>(
    { articleId: text, alertedAt: at, revision: count, isWithdrawn: fc.boolean() },
    { nextEditAt: at },
  ),
  session: fc.record({ key: text, value: state, writtenAt: at }),
  update: fc.record({ id, json: fc.constant(''), begun: fc.nat({ max: 3 }), at }),
  proposal: fc.record({ articleId: text, at, toldIds: chatIds }),
  editor: fc.record({ id, addedBy: id, at }),
  act: some<PortableValues['act']>(
    { number: count, at, act: fc.constantFrom('refused', 'feed-polled', 'broadcast-corrected') },
    { actorId: id, subject: text, of: text },
  ),
  read: fc.record({ articleId: text, count }),
  day: fc.record({
    day: text,
    active: count,
    joined: count,
    left: count,
    digests: count,
    alerts: count,
    broadcasts: count,
    blocked: count,
    failed: count,
    reads: count,
  }),
  incident: some<PortableValues['incident']>(
    {
      kind: fc.constantFrom('feed-failing', 'feed-silent', 'disk', 'store', 'clock', 'payment'),
      subject: text,
      since: at,
    },
    { toldAt: at },
  ),
}

/** What a record is known by, so that no two of a kind are the same. */
const NAMED: { [K in PortableKind]: (value: PortableValues[K], number: number) => PortableValues[K] } = {
  feed: (value, number) => ({ ...value, feed: { ...value.feed, id: `feed-${number}` } }),
  article: (value, number) => ({ ...value, id: `a${number}` }),
  page: (value, number) => ({ ...value, articleId: `a${number}` }),
  picture: (value, number) => ({ ...value, url: `https://agency.example/${number}.jpg` }),
  counter: (value) => value,
  broadcast: (value, number) => ({ ...value, id: String(number) }),
  tally: (value, number) => ({ ...value, id: String(number) }),
  causes: (value, number) => ({ ...value, id: String(number) }),
  chat: (value, number) => ({ ...value, id: number % 2 === 0 ? number : -number }),
  list: (value, number) => ({ ...value, chatId: number }),
  bookmarks: (value, number) => ({ ...value, chatId: number }),
  kept: (value, number) => ({ ...value, id: `k${number}` }),
  digest: (value, number) => ({ ...value, chatId: number }),
  delivery: (value, number) => ({ ...value, key: `key:${number}` }),
  alerted: (value, number) => ({ ...value, articleId: `a${number}` }),
  session: (value, number) => ({ ...value, key: `${number}:${number}` }),
  update: (value, number) => ({ ...value, id: number, json: JSON.stringify({ update_id: number, text: '\ud83d \0' }) }),
  proposal: (value, number) => ({ ...value, articleId: `a${number}` }),
  editor: (value, number) => ({ ...value, id: number }),
  act: (value, number) => ({ ...value, number }),
  read: (value, number) => ({ ...value, articleId: `a${number}` }),
  day: (value, number) => ({ ...value, day: new Date(NOW - number * DAY).toISOString().slice(0, 10) }),
  incident: (value, number) => ({ ...value, subject: `feed-${number}` }),
}

const MOST_OF_A_KIND = 6

function recordsOf<K extends PortableKind>(kind: K): Arbitrary<Portable[]> {
  const maxLength = kind === 'counter' ? 1 : MOST_OF_A_KIND
  return fc
    .array(VALUES[kind], { minLength: 1, maxLength })
    .map((values) => values.map((value, index) => ({ kind, value: NAMED[kind](value, index + 1) }) as Portable))
}

/** All records of a store, in the order of `kinds`; articles have the pages that are there. */
export function anyStore(kinds: readonly PortableKind[]): Arbitrary<Portable[]> {
  return fc.tuple(...kinds.map(recordsOf)).map((lists) => withPages(lists.flat()))
}

/** A page is known by the moment its article was read, and goes with its article. */
function withPages(records: Portable[]): Portable[] {
  const readAt = new Map(
    records.flatMap(({ kind, value }) => (kind === 'article' && value.page ? [[value.id, value.page.fetchedAt]] : [])),
  )
  return records.flatMap((record): Portable[] => {
    if (record.kind !== 'page') return [record]
    const fetchedAt = readAt.get(record.value.articleId)
    return fetchedAt === undefined ? [] : [{ ...record, value: { ...record.value, fetchedAt } }]
  })
}
