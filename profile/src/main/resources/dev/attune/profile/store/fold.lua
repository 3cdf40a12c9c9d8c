-- Puts what the oldest commits of a history came to in their place.
-- KEYS: past, history
-- ARGV: version that the past has to have, id of the oldest event to stay, then fields and values
-- A past of another version, or a history that is gone, is left alone.
local version = redis.call('HGET', KEYS[1], 'version') or '0'
if version ~= ARGV[1] or #redis.call('XRANGE', KEYS[2], ARGV[2], ARGV[2]) == 0 then
  return {0}
end
redis.call('DEL', KEYS[1])
for place = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[place], ARGV[place + 1])
end
redis.call('XTRIM', KEYS[2], 'MINID', ARGV[2])
return {1}
