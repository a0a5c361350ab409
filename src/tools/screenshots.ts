// `npm run screenshots`: the pictures of README, taken of the demo at work, in docs/. It takes two minutes.
import type { Locator, Page } from 'playwright-core'
import { createDirector, type DemoDirector } from '#sandbox/demo/director'
import { openStage, type Stage } from '#sandbox/demo/stage'
import { answerTo } from '#sandbox/demo/talk'
import { createPageServer } from '#sandbox/page/server'
import type { SeenMessage } from '#sandbox/telegram/world'
import { type Camera, openCamera, PHONE, WIDE } from './browser/camera.ts'

/** Tuesday 24 November 2026: the demo begins twenty minutes before eight in Baku. */
const AT = Date.UTC(2026, 10, 24)
const EIGHT_AT = Date.UTC(2026, 10, 24, 4)
const FEW = 300
const MANY = 10_000
/** Of these so many have the digest when the picture is taken. */
const WELL_UNDER_WAY = 1500
const PATIENCE_MS = 120_000

const ENGLISH =
  '<b>Our office moves on Monday</b>\nThe desk stays on duty all weekend: write to us as ever.\n<blockquote>New address: 14 Harbour Street, second floor</blockquote>\n<a href="https://agency.example/move">How to find us</a>'
const ARABIC =
  '<b>مكتبنا ينتقل يوم الاثنين</b>\nيبقى المحررون في الخدمة طوال عطلة نهاية الأسبوع، فراسلونا كالمعتاد.\n<blockquote>العنوان الجديد: شارع الميناء 14، الطابق الثاني</blockquote>'

const write = (line: string) => process.stdout.write(`${line}\n`)

type Scenery = Stage & { camera: Camera; director: DemoDirector; plainUrl: string; directedUrl: string }

/** An editor's broadcast to everybody, up to its last press. */
async function broadcast({ telegram, cast: { murad } }: Scenery, html: string): Promise<void> {
  const cardWith = (label: string) => {
    const isIt = ({ own, keyboard }: SeenMessage) => own && keyboard.flat().some(({ text }) => text === label)
    return telegram.until(() => murad.messages().findLast(isIt), `a card with ${label}`, PATIENCE_MS)
  }
  await answerTo(telegram, murad, () => murad.sendHtml(`/broadcast ${html}`))
  for (const label of ['Everyone', 'Now', 'Send']) await murad.press(await cardWith(label), label)
}

async function takeRightToLeft(scenery: Scenery): Promise<void> {
  const { camera, cast, plainUrl } = scenery
  await broadcast(scenery, ARABIC)
  const page = await camera.visit(plainUrl, cast.rauf.id, PHONE)
  await newest(page, 'مكتبنا').waitFor()
  await camera.shoot(page, 'right-to-left')
  await told(scenery, 'is done')
  await page.close()
}

async function takeReader({ telegram, clock, cast: { leyla }, camera, plainUrl }: Scenery): Promise<void> {
  const page = await camera.visit(plainUrl, leyla.id, PHONE)
  await page.getByRole('button', { name: 'START', exact: true }).click()
  await newest(page, 'You are subscribed').waitFor()
  clock.jumpTo(EIGHT_AT - 500)
  await newest(page, 'Good morning!').getByRole('button').last().scrollIntoViewIfNeeded()
  await camera.shoot(page, 'digest')
  const list = await answerTo(telegram, leyla, () => leyla.send('/interviews'))
  await answerTo(telegram, leyla, () => leyla.press(list, '1'))
  await newest(page, 'Questions').getByText('Questions', { exact: true }).scrollIntoViewIfNeeded()
  await camera.shoot(page, 'interview')
  await page.close()
}

async function takeEditor(scenery: Scenery): Promise<void> {
  const { director, camera, cast, plainUrl } = scenery
  await told(scenery, 'Good morning!')
  await director.direct({ kind: 'audience', size: FEW })
  await broadcast(scenery, ENGLISH)
  const page = await camera.visit(plainUrl, cast.murad.id, { ...PHONE, colorScheme: 'dark' })
  await newest(page, /Our office moves.*▓░/s)
    .getByRole('button')
    .last()
    .scrollIntoViewIfNeeded()
  await camera.shoot(page, 'broadcast')
  await newest(page, 'is done').waitFor()
  await page.close()
}

async function takePanel({ director, telegram, camera, cast, directedUrl }: Scenery): Promise<void> {
  await director.direct({ kind: 'audience', size: MANY })
  const delivered = () => director.scene().figures.delivered
  const before = delivered()
  const page = await camera.visit(directedUrl, cast.leyla.id, WIDE)
  await answerTo(telegram, cast.leyla, () => director.direct({ kind: 'jump', to: 'evening' }), PATIENCE_MS)
  await telegram.until(() => delivered() - before > WELL_UNDER_WAY || undefined, 'the digest to the many', PATIENCE_MS)
  await page.getByRole('complementary').getByRole('figure').scrollIntoViewIfNeeded()
  await camera.shoot(page, 'panel')
  await page.close()
}

/** Resolves when the editor has been told so. */
function told({ telegram, cast: { murad } }: Scenery, words: string): Promise<SeenMessage> {
  const isIt = ({ own, text }: SeenMessage) => own && text.includes(words)
  return telegram.until(() => murad.messages().findLast(isIt), words, PATIENCE_MS)
}

/** The message on the page. */
function newest(page: Page, text: string | RegExp): Locator {
  return page.getByRole('log').getByRole('article').filter({ hasText: text }).last()
}

const camera = await openCamera('docs', write)
const stage = await openStage({
  onWarning: (event, fields) => write(`${event} ${JSON.stringify(fields)}`),
  startAt: AT,
})
const { running, ready } = stage.start()
const director = createDirector({ ...stage, running, ready })
const { telegram, cast } = stage
const shown = { telegram, players: cast.players, groups: [cast.group] }
// A phone has no room for the panel; the opening is not played: the scenes here are.
const [plain, directed] = [
  createPageServer(shown),
  createPageServer({ ...shown, director: { ...director, opened: () => undefined } }),
]
const [{ url: plainUrl }, { url: directedUrl }] = await Promise.all([plain.listen(), directed.listen()])
try {
  const scenery = { ...stage, director, camera, plainUrl, directedUrl }
  await ready
  for (const take of [takeRightToLeft, takeReader, takeEditor, takePanel]) await take(scenery)
} finally {
  await camera.close()
  await Promise.all([plain.close(), directed.close()])
  await director.close()
  await stage.close()
}
