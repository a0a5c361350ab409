import { expect, it } from 'vitest'
import { createHttp } from '#adapters/http'

const ROUTES = { get: {}, post: {} }

it('a port that is taken is said with its variable and an example', async () => {
  const first = createHttp('127.0.0.1', 0, ROUTES)
  const port = await first.listen()
  await expect(createHttp('127.0.0.1', port, ROUTES).listen()).rejects.toMatchObject({
    message: `HTTP_PORT: got ${port}, which is taken at 127.0.0.1; expected a free port, such as 8080`,
    code: 'EADDRINUSE',
  })
  await first.close()
})

it('a host that is none of this machine is said with its variable and an example', async () => {
  await expect(createHttp('192.0.2.1', 0, ROUTES).listen()).rejects.toMatchObject({
    message: 'HTTP_HOST: got "192.0.2.1", which is no address of this machine; expected one, such as 127.0.0.1',
    code: 'EADDRNOTAVAIL',
  })
})
