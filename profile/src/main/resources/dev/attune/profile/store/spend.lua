-- Spends of a person's tokens of the day, or gives back.
-- KEYS: spent
-- ARGV: day, tokens, most tokens of a day or '', milliseconds to keep it
-- Answers with whether it was spent, and what is spent of the day.
if redis.call('HGET', KEYS[1], 'day') ~= ARGV[1] then
  if tonumber(ARGV[2]) < 0 then
    return {0, 0}
  end
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'day', ARGV[1], 'tokens', 0)
end
local spent = tonumber(redis.call('HGET', KEYS[1], 'tokens'))
if ARGV[3] ~= '' and spent + tonumber(ARGV[2]) > tonumber(ARGV[3]) then
  return {0, spent}
end
spent = math.max(0, spent + tonumber(ARGV[2]))
redis.call('HSET', KEYS[1], 'tokens', spent)
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {1, spent}
