-- Writes a draft, all of it or nothing, behind turns.lua. Answers how it went, and when it is done with the length of the history.
-- KEYS: profile, history, turns, erased, said, conversations, vectors, habits
-- ARGV: base version, when it was said in microseconds or '', how many turns a generation of them has, most ledger
--       entries, updatedAt, then six lists, each with its length ahead of it: digests of turns; texts of events;
--       fields and values of states in turn, where an empty value removes the field; fields of episodes, each with
--       the value that it has to have and the one that it gets, empty for none; times and texts of ledger entries;
--       fields and values of tallies;
--       then the length that the ledger has to have when something was said; the revision that the tallies have to
--       have, '' for any; then, where what conversations were
--       told must go, the time in microseconds and milliseconds to keep a mark of it

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

local heard = list()
local events = list()
local states = list()
local episodes = list()
local said = list()
local habits = list()
local ledger, revision = tonumber(ARGV[at]), ARGV[at + 1]
local cleared, mark = ARGV[at + 2], ARGV[at + 3]

local erased = redis.call('GET', KEYS[4])
if erased and ARGV[2] ~= '' and tonumber(ARGV[2]) <= tonumber(erased) then
  return {'erased'}
end

local known = turns.known(KEYS[3], heard)
if #known > 0 then
  table.insert(known, 1, 'learned')
  return known
end

local version = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
if #events + #said > 0 and version ~= tonumber(ARGV[1]) then
  return {'conflict'}
end
if #said > 0 and #heard > 0 and redis.call('ZCARD', KEYS[5]) ~= ledger then
  return {'conflict'}
end
if #habits > 0 and revision ~= '' and (redis.call('HGET', KEYS[8], '#') or '0') ~= revision then
  return {'conflict'}
end
for place = 1, #episodes, 3 do
  local value = redis.call('HGET', KEYS[1], episodes[place])
  if (value and string.gsub(value, '^%d+:', '', 1) or '') ~= episodes[place + 1] then
    return {'conflict'}
  end
end

local function put(field, value)
  local old = redis.call('HGET', KEYS[1], field)
  local order = old and string.match(old, '^%d+') or redis.call('HINCRBY', KEYS[1], 'next', 1)
  redis.call('HSET', KEYS[1], field, order .. ':' .. value)
end

if #events > 0 then
  version = version + 1
  -- First what can be refused: an entry whose id is not above the last one.
  for place, event in ipairs(events) do
    redis.call('XADD', KEYS[2], version .. '-' .. (place - 1), 'a', event)
  end
  for place = 1, #states, 2 do
    local field, value = states[place], states[place + 1]
    if value == '' then
      redis.call('HDEL', KEYS[1], field)
      redis.call('HDEL', KEYS[7], string.sub(field, 8))
    elseif string.sub(field, 1, 7) == 'memory:' then
      put(field, value)
    else
      redis.call('HSET', KEYS[1], field, value)
    end
  end
  redis.call('HSET', KEYS[1], 'version', version, 'updatedAt', ARGV[5])
  if cleared then
    -- The mark refuses what is on its way.
    redis.call('DEL', KEYS[6])
    redis.call('HSET', KEYS[6], 'cleared', cleared)
    redis.call('PEXPIRE', KEYS[6], mark)
  end
elseif redis.call('HSETNX', KEYS[1], 'version', 1) == 1 then
  -- Whoever was listened to is known, even if they said nothing of themselves.
  redis.call('HSET', KEYS[1], 'updatedAt', ARGV[5])
end

for place = 1, #episodes, 3 do
  if episodes[place + 2] == '' then
    redis.call('HDEL', KEYS[1], episodes[place])
    redis.call('HDEL', KEYS[7], string.sub(episodes[place], 8))
  else
    put(episodes[place], episodes[place + 2])
  end
end
for place = 1, #said, 2 do
  redis.call('ZADD', KEYS[5], said[place], said[place + 1])
end
local length, most = redis.call('ZCARD', KEYS[5]), tonumber(ARGV[4])
if length > most then
  -- An eighth at once: a length that is the same again tells that nothing was added since.
  redis.call('ZREMRANGEBYRANK', KEYS[5], 0, length - most + math.floor(most / 8) - 1)
end
if #habits > 0 then
  redis.call('HSET', KEYS[8], unpack(habits))
  redis.call('HINCRBY', KEYS[8], '#', 1)
end
if #heard > 0 then
  turns.add(KEYS[3], heard, tonumber(ARGV[3]))
end
return {'done', redis.call('XLEN', KEYS[2])}
