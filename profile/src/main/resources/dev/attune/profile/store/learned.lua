-- Answers which of these turns were learned before. What is left of a time when they lay in a sorted set is packed first.
-- KEYS: turns
-- ARGV: digests of turns

if redis.call('TYPE', KEYS[1]).ok == 'zset' then
  local digests = redis.call('ZRANGE', KEYS[1], 0, -1)
  redis.call('DEL', KEYS[1])
  turns.add(KEYS[1], digests, #digests + 1)
end
return turns.known(KEYS[1], ARGV)
