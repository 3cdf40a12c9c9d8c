-- Takes batches that are due, those whose worker has been silent, and those whose day has come.
-- KEYS: due, parked, since, tries, taken
-- ARGV: milliseconds until a silent worker loses them, most batches
-- Answers with two values for each: the tag of the person and how often it failed.
if redis.replicate_commands then
  redis.replicate_commands()
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, tag in ipairs(redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', now, 'LIMIT', 0, 100)) do
  redis.call('ZREM', KEYS[5], tag)
  redis.call('ZADD', KEYS[1], 'LT', now, tag)
end
for _, tag in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'LIMIT', 0, 100)) do
  redis.call('ZREM', KEYS[2], tag)
  redis.call('ZADD', KEYS[1], 'LT', now, tag)
  redis.call('ZADD', KEYS[3], 'NX', now, tag)
end
local most = tonumber(ARGV[2])
local taken = {}
local looked = most + redis.call('ZCARD', KEYS[5])
for _, tag in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, looked)) do
  if #taken < 2 * most and not redis.call('ZSCORE', KEYS[5], tag) then
    redis.call('ZREM', KEYS[1], tag)
    redis.call('ZADD', KEYS[5], now + tonumber(ARGV[1]), tag)
    taken[#taken + 1] = tag
    taken[#taken + 1] = tonumber(redis.call('HGET', KEYS[4], tag) or '0')
  end
end
return taken
