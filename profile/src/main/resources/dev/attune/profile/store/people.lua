-- A part of the list of people, last change first.
-- KEYS: people, rows
-- ARGV: score to begin at or '+inf', encoded id that came last before or '', most rows, part of the id to look for,
--       most people to look at
-- Answers with the score and id that were looked at last, both empty at the end of the list, then the id, score and row of each.
local most, look = 3 * tonumber(ARGV[3]) + 2, tonumber(ARGV[5])
local found = {'', ''}
local offset, looked = 0, 0

-- Byte by byte: Lua's own comparison follows the language of the machine, which the order of a sorted set does not.
local function before(one, other)
  for place = 1, math.min(#one, #other) do
    local a, b = string.byte(one, place), string.byte(other, place)
    if a ~= b then
      return a < b
    end
  end
  return #one < #other
end

local function fits(id)
  if ARGV[4] == '' then
    return true
  end
  if string.find(id, '%', 1, true) then
    id = string.gsub(id, '%%(%x%x)', function(hex) return string.char(tonumber(hex, 16)) end)
  end
  return string.find(id, ARGV[4], 1, true)
end

local passed = ARGV[2] == ''
while true do
  local part = redis.call('ZREVRANGEBYSCORE', KEYS[1], ARGV[1], '-inf', 'WITHSCORES', 'LIMIT', offset, 500)
  if #part == 0 then
    return found
  end
  for place = 1, #part, 2 do
    local id, score = part[place], part[place + 1]
    passed = passed or tonumber(score) < tonumber(ARGV[1]) or before(id, ARGV[2])
    if passed then
      looked = looked + 1
      local row = fits(id) and redis.call('HGET', KEYS[2], id)
      if row then
        found[#found + 1] = id
        found[#found + 1] = score
        found[#found + 1] = row
      end
      if #found >= most or looked >= look then
        found[1], found[2] = score, id
        return found
      end
    end
  end
  offset = offset + 500
end
