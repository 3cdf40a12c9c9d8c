-- How one partition of the queue stands.
-- KEYS: queue, dead letters, when one was last learned
-- Answers with its length, when its first entry was offered in microseconds or '', the number of dead letters, and the third key or ''.
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
return {
  redis.call('XLEN', KEYS[1]),
  first and first[2][4] or '',
  redis.call('XLEN', KEYS[2]),
  redis.call('GET', KEYS[3]) or ''
}
