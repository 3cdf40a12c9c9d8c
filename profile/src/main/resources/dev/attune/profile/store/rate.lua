-- Keeps what a person thought of an answer in place of what they thought before, and counts it, unless they were erased or switched off
-- since.
-- KEYS: feedback, use, erased, conversations, traces
-- ARGV: when in microseconds, id of the trace, rating, text, arm that it counts for or '', milliseconds to keep it, most to keep
-- The value of a field is the arm that the rating was counted for or nothing, the rating, and the text, with | between.
-- Answers with the tally before and the one after; with nothing when it was not kept.
local PARTS = {'arm', 'requests', 'regenerated', 'corrected', 'left', 'sessions', 'rated', 'ratings'}

local erased = redis.call('GET', KEYS[3])
local cleared = redis.call('HGET', KEYS[4], 'cleared')
local at = tonumber(ARGV[1])
if (erased and at <= tonumber(erased)) or (cleared and at <= tonumber(cleared)) then
  return {}
end

local before = redis.call('HMGET', KEYS[2], unpack(PARTS))
local old = redis.call('HGET', KEYS[1], ARGV[2]) or ''
local oldArm, oldRating = string.match(old, '^(%a*)|(%-?%d+)|')
local arm = ARGV[5]
if before[1] and before[1] ~= arm then
  arm = ''
end
if arm ~= '' then
  redis.call('HSET', KEYS[2], 'arm', arm)
  local again = oldArm == arm and tonumber(before[8] or '0') > 0
  redis.call('HINCRBY', KEYS[2], 'rated', tonumber(ARGV[3]) - (again and tonumber(oldRating) or 0))
  redis.call('HINCRBY', KEYS[2], 'ratings', again and 0 or 1)
end
redis.call('HSET', KEYS[1], ARGV[2], arm .. '|' .. ARGV[3] .. '|' .. ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[6])

-- More than there can be traces: what belongs to traces that are gone goes too.
if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[7]) then
  local there = {[ARGV[2]] = true}
  for _, entry in ipairs(redis.call('XRANGE', KEYS[5], '-', '+')) do
    there[entry[2][2]] = true
  end
  for _, trace in ipairs(redis.call('HKEYS', KEYS[1])) do
    if not there[trace] then
      redis.call('HDEL', KEYS[1], trace)
    end
  end
end
return {before, redis.call('HMGET', KEYS[2], unpack(PARTS))}
