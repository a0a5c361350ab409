// Which fonts the browser sees: the same on every machine, so that a picture taken anywhere looks the same.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

// Open Sans has Latin and Cyrillic; DejaVu Arabic and signs; Noto emoji.
const FAMILIES = { 'system-ui': 'Open Sans', 'sans-serif': 'Open Sans', monospace: 'DejaVu Sans Mono' }

/** A configuration for fontconfig; `folder` is where the browser's package was unpacked. */
export function fontsConf(folder: string): string {
  const require = createRequire(import.meta.url)
  const dejavu = dirname(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))
  const emoji = dirname(require.resolve('@expo-google-fonts/noto-color-emoji/400Regular/NotoColorEmoji_400Regular.ttf'))
  const folders = [join(folder, 'fonts'), dejavu, emoji]
  const aliases = Object.entries(FAMILIES).map(
    ([name, font]) => `<alias binding="same"><family>${name}</family><prefer><family>${font}</family></prefer></alias>`,
  )
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...folders.map((each) => `<dir>${each}</dir>`),
    `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`,
    ...aliases,
    '</fontconfig>',
  ].join('\n')
}
