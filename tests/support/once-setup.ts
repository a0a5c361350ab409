// What a run of tests makes once, when it is first asked for, and ends with the run: see `once`. Who asks is another process.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { MAKERS, type Made } from './once-makers.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where it is asked for. */
    onceRoot: string
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const made = new Map<string, Promise<Made>>()
  const make = (name: keyof typeof MAKERS): Promise<Made> => {
    const making = made.get(name) ?? MAKERS[name](make)
    made.set(name, making)
    return making
  }
  const server = createServer(async ({ url = '' }, response) => {
    await make(url.slice(1) as keyof typeof MAKERS).then(
      ({ place }) => response.end(place),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  provide('onceRoot', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return async () => {
    server.close()
    server.closeAllConnections()
    for (const each of await Promise.allSettled(made.values()))
      if (each.status === 'fulfilled') await each.value.end?.()
  }
}
