// A forum's topics: where in a group the news of each section goes (Bot API, `message_thread_id`). It sends nothing.
import type { ChatSettings, DroppableSetting, SectionChoice } from './chat.ts'
import { wantsSection } from './section.ts'

/** The General topic, which is no thread: what goes there goes to the group. */
export const GENERAL = 0

/** `topicId`: where everything goes that has no topic of its own in `sectionTopics`. */
export type Places = Pick<ChatSettings, 'topicId' | 'sectionTopics'>

/** What is to be changed of a chat's settings. */
export type PlacesChange = { change: Partial<ChatSettings>; drop: DroppableSetting[] }

/** Where news of this section goes. */
export function topicOf({ topicId = GENERAL, sectionTopics = {} }: Places, section = 'other'): number {
  return Object.hasOwn(sectionTopics, section) ? (sectionTopics[section] ?? topicId) : topicId
}

/** These sections' news goes to `topic` from now on; what has a topic already and is not among them stays where it is. */
export function placeSections(
  { sectionTopics = {} }: Places,
  sections: readonly string[],
  topic: number,
): PlacesChange {
  return changed({ ...sectionTopics, ...Object.fromEntries(sections.map((section) => [section, topic])) })
}

/** These sections have no topic of their own any more. */
export function releaseSections({ sectionTopics = {} }: Places, sections: readonly string[]): PlacesChange {
  return changed(Object.fromEntries(Object.entries(sectionTopics).filter(([section]) => !sections.includes(section))))
}

/** All news goes to `topic`. */
export function placeAll(topic: number): PlacesChange {
  return topic === GENERAL
    ? { change: {}, drop: ['topicId', 'sectionTopics'] }
    : { change: { topicId: topic }, drop: ['sectionTopics'] }
}

/** Whether some news goes to this topic. */
export function hasTopic({ topicId, sectionTopics = {} }: Places, topic: number): boolean {
  return topicId === topic || Object.values(sectionTopics).includes(topic)
}

/** The sections this topic was chosen for. */
export function sectionsPlaced({ sectionTopics = {} }: Places, topic: number): string[] {
  return Object.entries(sectionTopics).flatMap(([section, id]) => (id === topic ? [section] : []))
}

/** Nothing goes to `topic` any more, but to where everything else goes; undefined where nothing went there. */
export function leaveTopic(places: Places, topic: number): PlacesChange | undefined {
  const sections = sectionsPlaced(places, topic)
  const isForAll = places.topicId === topic
  if (sections.length === 0 && !isForAll) return undefined
  const { change, drop } = releaseSections(places, sections)
  return { change, drop: isForAll ? [...drop, 'topicId'] : drop }
}

/** What of a chat's news goes to which topic. */
export type TopicShare = { topicId: number; sections: SectionChoice }

/**
 * The chat's choice of sections by topic, the topic for everything first; `known`: the sections there are.
 */
export function sharesByTopic(
  settings: Pick<ChatSettings, 'sections'> & Places,
  known: readonly string[],
): TopicShare[] {
  const { sections, topicId = GENERAL } = settings
  const wanted = (sections.chosen === 'all' ? known : sections.chosen).filter((section) => section !== 'other')
  const shares = new Map<number, SectionChoice & { chosen: string[] }>([[topicId, { chosen: [], other: false }]])
  for (const section of [...wanted, 'other'].filter((slug) => wantsSection(sections, slug))) {
    const topic = topicOf(settings, section)
    const share = shares.get(topic) ?? { chosen: [], other: false }
    if (section === 'other') share.other = true
    else share.chosen.push(section)
    shares.set(topic, share)
  }
  return [...shares].map(([topic, choice]) => ({ topicId: topic, sections: choice }))
}

function changed(sectionTopics: Record<string, number>): PlacesChange {
  return Object.keys(sectionTopics).length === 0
    ? { change: {}, drop: ['sectionTopics'] }
    : { change: { sectionTopics }, drop: [] }
}
