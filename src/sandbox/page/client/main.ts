// The page: keeps the model, draws it, and gives its parts what they act with. The only file with state of the whole page.
import { render } from 'lit-html'
import type { PageEvent } from '#sandbox/page/protocol'
import { focusComposer } from './button-action.ts'
import { connect } from './connection.ts'
import type { Context } from './context.ts'
import { conversation } from './conversation.ts'
import { linkToBot } from './deep-link.ts'
import { frame } from './frame.ts'
import { createLocalState } from './local-state.ts'
import { after, at, EMPTY, lost, seen } from './model.ts'
import { createPanel } from './panel.ts'
import { placeText, readPlace } from './place.ts'
import { safeLink } from './safe-link.ts'
import { sidebar } from './sidebar.ts'
import { createTheme } from './theme.ts'
import { createToasts } from './toasts.ts'

/** Under this the tab remembers where one is. */
const PLACE = 'place'

const page = element('page')
const roots = { sidebar: element('sidebar'), conversation: element('conversation'), panel: element('panel') }
const local = createLocalState()
let model = { ...EMPTY, ...readPlace(location.hash, sessionStorage.getItem(PLACE)) }
let isDrawing = false

const draw = () => {
  if (isDrawing) return
  isDrawing = true
  requestAnimationFrame(() => {
    isDrawing = false
    drawNow()
  })
}

const toast = createToasts(element('toasts'))
const theme = createTheme(document.documentElement, localStorage, draw)
const connection = connect({
  event: (event) => {
    const isFirst = model.bot === undefined
    model = after(model, event, Date.now())
    if (event.kind === 'typing') setTimeout(draw, 5100)
    if (event.kind === 'hello' && isFirst) arrive()
    announce(event)
    draw()
  },
  lost: () => {
    model = lost(model)
    draw()
  },
})
const panel = createPanel(roots.panel, connection.direct, toast, draw)

const context: Context = {
  act: async (act) => told(await connection.act({ ...act, as: model.player, chat: model.chat })),
  upload: async (query, bytes) =>
    told(await connection.upload({ ...query, as: String(model.player), chat: String(model.chat) }, bytes)),
  toast,
  open: (url) => {
    const link = linkToBot(url, model.bot?.username ?? '')
    const address = safeLink(url)
    if (link !== undefined) openBot(link.payload)
    else if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer')
  },
  fileUrl: (fileId) => `/file/${encodeURIComponent(fileId)}`,
  redraw: draw,
}

function told<A extends Awaited<ReturnType<Context['act']>>>(answer: A): A {
  if (!answer.ok) toast(answer.error)
  return answer
}

/** Another person is chosen in the list of chats, on a phone too: which of their chats is the next question. */
function go(player: number, chat?: number): void {
  model = at(model, player, chat)
  if (chat !== undefined) page.dataset['pane'] = 'chat'
  draw()
}

/** Opens the private chat; a payload is sent as one would press START there. */
function openBot(payload: string | undefined): void {
  go(model.player, model.player)
  if (payload !== undefined) void context.act({ kind: 'start', payload })
}

/** What the address asks for, once: a reload must not ask again. */
function arrive(): void {
  const payload = new URLSearchParams(location.search).get('start')
  if (payload === null) return
  history.replaceState(null, '', `${location.pathname}${location.hash}`)
  const link = linkToBot(`https://t.me/${model.bot?.username}?start=${payload}`, model.bot?.username ?? '')
  openBot(link?.payload)
}

/** The list of messages reads out its own news; here those of the other chats. */
function announce(event: PageEvent): void {
  if (event.kind !== 'messages') return
  const isElsewhere = (id: number) =>
    id !== model.chat && model.chats.find((c) => c.id === id)?.members.includes(model.player)
  const chat = event.messages.map(({ wire }) => wire.chat).find(({ id }) => isElsewhere(id))
  if (chat !== undefined) element('announcer').textContent = `New message in ${chat.title ?? model.bot?.name}`
}

function drawNow(): void {
  if (model.bot !== undefined) keepPlace()
  const isPanelOpen = panel.draw(model)
  page.dataset['panel'] = isPanelOpen ? 'open' : 'closed'
  const panelButton = panel.toggleButton(model)
  render(sidebar(model, { isDark: theme.isDark(), toggleTheme: theme.toggle, panelButton }, go), roots.sidebar)
  const inside = conversation(model, context, local)
  render(frame(model, { back: showChats, panelButton, isPanelOpen }, inside), roots.conversation)
  // After the list was drawn: it begins with what is new.
  if (document.visibilityState === 'visible') model = seen(model)
}

function keepPlace(): void {
  const text = placeText(model)
  if (location.hash === `#${text}`) return
  sessionStorage.setItem(PLACE, text)
  history.replaceState(null, '', `#${text}`)
}

function showChats(): void {
  page.dataset['pane'] = 'chats'
  roots.sidebar.querySelector<HTMLElement>('[aria-current="true"]')?.focus()
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no element ${id}`)
  return found
}

addEventListener('hashchange', () => {
  const { player, chat } = readPlace(location.hash, sessionStorage.getItem(PLACE))
  if (model.players.some(({ id }) => id === player)) go(player, chat || player)
})
addEventListener('visibilitychange', draw)
element('skip').addEventListener('click', () => {
  page.dataset['pane'] = 'chat'
  focusComposer()
})
page.dataset['pane'] = 'chat'
draw()
