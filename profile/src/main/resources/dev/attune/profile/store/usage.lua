-- Adds to what the LLM cost, altogether and of a day.
-- KEYS: usage, usage of the day
-- ARGV: milliseconds to keep the day, then names and numbers in turn
for at = 2, #ARGV, 2 do
  redis.call('HINCRBY', KEYS[1], ARGV[at], ARGV[at + 1])
  redis.call('HINCRBY', KEYS[2], ARGV[at], ARGV[at + 1])
end
redis.call('PEXPIRE', KEYS[2], ARGV[1])
return {1}
