-- Lets go of a batch.
-- KEYS: due, parked, since, tries, taken
-- ARGV: tag of the person, 'done', 'more', 'again', 'park' or 'gone', milliseconds until it is due again, tries to add
if redis.replicate_commands then
  redis.replicate_commands()
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local tag = ARGV[1]
redis.call('ZREM', KEYS[5], tag)
if ARGV[2] == 'done' then
  redis.call('HDEL', KEYS[4], tag)
  if redis.call('ZSCORE', KEYS[1], tag) then
    -- What waits now came while this was being learned.
    redis.call('ZADD', KEYS[3], now, tag)
  else
    redis.call('ZREM', KEYS[3], tag)
  end
elseif ARGV[2] == 'more' then
  redis.call('HDEL', KEYS[4], tag)
  -- What waits now was there before, so that it counts from when the first of it came.
  if not redis.call('ZSCORE', KEYS[1], tag) then
    redis.call('ZREM', KEYS[3], tag)
  end
elseif ARGV[2] == 'again' then
  redis.call('HINCRBY', KEYS[4], tag, ARGV[4])
  redis.call('ZADD', KEYS[1], now + tonumber(ARGV[3]), tag)
else
  redis.call('HDEL', KEYS[4], tag)
  redis.call('ZREM', KEYS[1], tag)
  redis.call('ZREM', KEYS[3], tag)
  if ARGV[2] == 'park' then
    redis.call('ZADD', KEYS[2], now + tonumber(ARGV[3]), tag)
  else
    redis.call('ZREM', KEYS[2], tag)
  end
end
return {1}
