// What is going on, in a sentence for someone who sees it for the first time. Words alone.
import type { Direction } from '#sandbox/page/protocol'

export const GETTING_READY = 'The bot starts, reads the agency’s pages, and meets its people.'
export const YOUR_TURN =
  'Now it is yours: be Leyla, Rauf, Murad or Sevda, write as they would, and make things happen from here.'
export const BACK = 'The bot is back, and goes on with what it had written down.'
export const DIED = 'The bot’s process has died by itself. A new one is being started.'

/** What the person at the panel has just made happen; `title`: of the story it is about. */
export function captionOf(direction: Direction, title = ''): string {
  switch (direction.kind) {
    case 'publish':
      if (direction.what === 'urgent')
        return `“${title}” is out, marked urgent: Murad and Sevda are asked whether it goes to everybody.`
      return `“${title}” is on the agency’s site, and the bot has looked: /latest shows it, followed words ring.`
    case 'correct':
      return `“${title}” has another headline now. Alerts and digests that show it are edited in place, without a sound.`
    case 'withdraw':
      return 'The story is gone from the site. Who opens it in the chat learns so.'
    case 'publishing':
      return direction.on
        ? 'The agency publishes by itself, every 45 seconds.'
        : 'The agency publishes no more by itself.'
    case 'jump':
      return JUMPS[direction.to]
    case 'outage':
      return direction.on
        ? 'Telegram cannot be reached. What is to be sent is written down and waits.'
        : 'Telegram answers again. What waited goes out, nothing twice.'
    case 'flood':
      return `Telegram says 429: wait ${direction.seconds} seconds. The bot holds everything back for as long, and loses nothing.`
    case 'lose-answers':
      return direction.on
        ? 'One answer in ten gets lost after the message was sent. The bot cannot know; no digest comes twice for that.'
        : 'Answers arrive again.'
    case 'slow':
      return direction.on
        ? 'Every answer takes a second. More requests are under way instead.'
        : 'The line is fast again.'
    case 'close-group':
      return direction.on
        ? 'Only administrators may write in the group. What comes for it now is missed; the bot stays, and /why says so.'
        : 'Everybody may write in the group again. The next digest has what was missed.'
    case 'kill':
      return 'kill -9 in the middle of its work. A new process waits a few seconds for the lock of the old one.'
    case 'audience':
      return direction.size === 0
        ? 'The simulated readers have left.'
        : `${direction.size.toLocaleString('en')} simulated readers, each with a digest at 08:00 and 18:00. Jump to 07:59, and send breaking news meanwhile.`
  }
}

const JUMPS: Record<Extract<Direction, { kind: 'jump' }>['to'], string> = {
  morning: 'Ten seconds to eight in Baku: the morning digest is due.',
  evening: 'Ten seconds to six in the evening in Baku: the evening digest is due.',
  hour: 'An hour later.',
  spring:
    'In Berlin two o’clock becomes three in ten seconds. Rauf’s digest is due at half past two, which does not exist: it comes once, at three.',
  autumn:
    'In Berlin three o’clock becomes two in ten seconds. Rauf’s digest of two o’clock is here; when two comes again, no second one does.',
}
