// /timezone: by zone, by city, by a location, or by a button.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { enterQuestion, question } from '#features/ask'
import { changeSettings } from '#features/change'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import { actionData } from '#views/action'
import { renderZone } from '#views/menu-settings'

export function timezone(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(
    question(deps, 'ask-city', 'zone-ask', (ctx) =>
      ctx.message?.location ? setByLocation(ctx) : setByName(ctx, ctx.message?.text ?? ''),
    ),
  )
  composer.command('timezone', async (ctx) => {
    if (ctx.match.trim() === '') await screen(ctx)
    else await setByName(ctx, ctx.match.trim())
  })
  composer.on('message:location', async (ctx) => void (await setByLocation(ctx)))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'show' && action.screen === 'timezone' ? action : undefined),
    (ctx) => screen(ctx),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'do' && action.what === 'ask-city' ? action : undefined),
    (ctx) => enterQuestion(ctx, 'ask-city'),
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'set' && action.what === 'zone' ? action.value : undefined),
    async (ctx, zone, answer) => {
      const { locale } = await readerOf(deps, ctx)
      if (!deps.places.findZone(zone).some((place) => place.zone === zone)) return answer(locale.text('toast-stale'))
      if (!(await changeSettings(deps, ctx, { zone }))) return
      await answer(locale.text('toast-saved'))
      await screen(ctx)
    },
  )
  return composer

  async function screen(ctx: Ctx): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    await show(deps, ctx, renderZone(settings, locale.time(deps.now(), settings.zone), locale))
  }

  async function setZone(ctx: Ctx, zone: string): Promise<void> {
    const chat = await changeSettings(deps, ctx, { zone })
    if (!chat) return
    const { locale } = await readerOf(deps, ctx)
    await reply(deps, ctx, { html: locale.html('zone-set', { zone, time: locale.time(deps.now(), zone) }) })
  }

  /** True when the zone was set, or the reader has buttons to choose from; false: unknown, which they are told. */
  async function setByName(ctx: Ctx, name: string): Promise<boolean> {
    const { locale } = await readerOf(deps, ctx)
    const places = deps.places.findZone(name)
    const [first] = places
    if (!first) {
      await reply(deps, ctx, { html: locale.html('zone-unknown', { name: name.slice(0, 60) }) })
      return false
    }
    if (places.length === 1) await setZone(ctx, first.zone)
    else
      await reply(deps, ctx, {
        html: locale.html('zone-which'),
        keyboard: places.map((place) => [
          { text: place.name.slice(0, 60), data: actionData({ kind: 'set', what: 'zone', value: place.zone }) },
        ]),
      })
    return true
  }

  async function setByLocation(ctx: Ctx): Promise<boolean> {
    const location = ctx.message?.location
    const zone = location && deps.places.zoneAt(location.latitude, location.longitude)
    if (zone === undefined) return setByName(ctx, '?')
    await setZone(ctx, zone)
    return true
  }
}
