-- Notes that a batch waits.
-- KEYS: due, parked, since, tries
-- ARGV: tag of the person, milliseconds until it is due
if redis.replicate_commands then
  redis.replicate_commands()
end
if redis.call('ZSCORE', KEYS[2], ARGV[1]) then
  return {0}
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[3], 'NX', now, ARGV[1])
-- One that failed waits as long as it was told to, however many turns join it.
local how = redis.call('HEXISTS', KEYS[4], ARGV[1]) == 1 and 'NX' or 'LT'
redis.call('ZADD', KEYS[1], how, now + tonumber(ARGV[2]), ARGV[1])
return {1}
