-- Counts one answer that a person got, unless they were erased or switched off since.
-- KEYS: use, erased, conversations, recent
-- ARGV: when in microseconds, arm or '' where the message is only to be recognised, key of the message or '' for an answer that only goes
--       on, 1 for a correction, 1 for an answer that was left, milliseconds that end a session, milliseconds to recognise a message
-- Answers with the tally before, the one after, and 1 where the message had been answered before; with nothing when nobody was looked at.
local PARTS = {'arm', 'requests', 'regenerated', 'corrected', 'left', 'sessions', 'rated', 'ratings'}
local MOST_RECENT = 16

local erased = redis.call('GET', KEYS[2])
local cleared = redis.call('HGET', KEYS[3], 'cleared')
local at = tonumber(ARGV[1])
if (erased and at <= tonumber(erased)) or (cleared and at <= tonumber(cleared)) then
  return {}
end

local before = redis.call('HMGET', KEYS[1], unpack(PARTS))
local counts = ARGV[2] ~= ''
if counts and before[1] and before[1] ~= ARGV[2] then
  -- What was counted in the other arm says nothing of this one.
  redis.call('DEL', KEYS[1])
end
if counts then
  redis.call('HSET', KEYS[1], 'arm', ARGV[2])
end

local function add(part)
  if counts then
    redis.call('HINCRBY', KEYS[1], part, 1)
  end
end

local again = 0
if ARGV[3] ~= '' then
  local recent = redis.call('GET', KEYS[4]) or ''
  add('requests')
  if string.find(recent, ARGV[3], 1, true) then
    again = 1
    add('regenerated')
  else
    local words = {}
    for word in string.gmatch(recent .. ' ' .. ARGV[3], '%S+') do
      words[#words + 1] = word
    end
    redis.call('SET', KEYS[4], table.concat(words, ' ', math.max(1, #words - MOST_RECENT + 1)), 'PX', ARGV[7])
    if counts then
      local last = tonumber(redis.call('HGET', KEYS[1], 'last') or '0')
      local now = math.floor(at / 1000)
      if now - last > tonumber(ARGV[6]) then
        add('sessions')
      end
      redis.call('HSET', KEYS[1], 'last', string.format('%.0f', math.max(now, last)))
    end
    if ARGV[4] == '1' then
      add('corrected')
    end
  end
end
if ARGV[5] == '1' then
  add('left')
end
return {before, redis.call('HMGET', KEYS[1], unpack(PARTS)), again}
