-- Writes a draft, all of it or nothing.
-- KEYS: profile, history, turns, erased, vectors
-- ARGV: base version, when it was said in microseconds or '', now in milliseconds, most turns to remember, updatedAt,
--       then three lists, each with its length ahead of it: digests of turns; texts of events;
--       fields and values of states in turn, where an empty value removes the field

local at = 6

local function list()
  local length = tonumber(ARGV[at])
  local items = {}
  for place = 1, length do
    items[place] = ARGV[at + place]
  end
  at = at + length + 1
  return items
end

local turns = list()
local events = list()
local states = list()

local erased = redis.call('GET', KEYS[4])
if erased and ARGV[2] ~= '' and tonumber(ARGV[2]) <= tonumber(erased) then
  return {'erased'}
end

local known = {'learned'}
for _, turn in ipairs(turns) do
  if redis.call('ZSCORE', KEYS[3], turn) then
    known[#known + 1] = turn
  end
end
if #known > 1 then
  return known
end

if #events > 0 then
  local version = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
  if version ~= tonumber(ARGV[1]) then
    return {'conflict'}
  end
  version = version + 1
  -- First what can be refused: an entry whose id is not above the last one.
  for place, event in ipairs(events) do
    redis.call('XADD', KEYS[2], version .. '-' .. (place - 1), 'a', event)
  end
  for place = 1, #states, 2 do
    local field, value = states[place], states[place + 1]
    if value == '' then
      redis.call('HDEL', KEYS[1], field)
      redis.call('HDEL', KEYS[5], string.sub(field, 8))
    elseif string.sub(field, 1, 7) == 'memory:' then
      local old = redis.call('HGET', KEYS[1], field)
      local order = old and string.match(old, '^%d+') or redis.call('HINCRBY', KEYS[1], 'next', 1)
      redis.call('HSET', KEYS[1], field, order .. ':' .. value)
    else
      redis.call('HSET', KEYS[1], field, value)
    end
  end
  redis.call('HSET', KEYS[1], 'version', version, 'updatedAt', ARGV[5])
elseif redis.call('HSETNX', KEYS[1], 'version', 1) == 1 then
  -- Whoever was listened to is known, even if they said nothing of themselves.
  redis.call('HSET', KEYS[1], 'updatedAt', ARGV[5])
end

for _, turn in ipairs(turns) do
  redis.call('ZADD', KEYS[3], ARGV[3], turn)
end
if #turns > 0 then
  redis.call('ZREMRANGEBYRANK', KEYS[3], 0, -1 - tonumber(ARGV[4]))
end
return {'done'}
