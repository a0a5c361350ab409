import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // Some tests wait for a process or a lock: one worker more than cores keeps the cores busy.
    // No module has state, so files may share what they import.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism() + 1),
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
