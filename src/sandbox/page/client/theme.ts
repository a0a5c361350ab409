// Light or dark: as the system is, until the switch says otherwise.

const KEY = 'theme'

export type Theme = { isDark(): boolean; toggle(): void }

export function createTheme(root: HTMLElement, storage: Storage, changed: () => void): Theme {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const isDark = () => (storage.getItem(KEY) ?? (system.matches ? 'dark' : 'light')) === 'dark'
  const apply = () => {
    root.dataset['theme'] = isDark() ? 'dark' : 'light'
    changed()
  }
  system.addEventListener('change', apply)
  apply()
  return {
    isDark,
    toggle: () => {
      storage.setItem(KEY, isDark() ? 'light' : 'dark')
      apply()
    },
  }
}
