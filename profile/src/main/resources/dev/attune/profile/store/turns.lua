-- The turns that were learned, in a hash of 2 x 256 fields in which the rests of their digests lie packed: an entry for each would cost ten
-- times as much. There is an older and a newer generation, '0' and '1' by turns; a field is named by the generation, the first character of
-- the digests, and the second's number modulo 4. Goes ahead of other scripts.

local turns = {}

local function fieldOf(generation, digest)
  return generation .. string.sub(digest, 1, 1) .. string.byte(digest, 2) % 4
end

local function isIn(key, generation, digest)
  local packed = redis.call('HGET', key, fieldOf(generation, digest))
  local rest = string.sub(digest, 2)
  local at = packed and string.find(packed, rest, 1, true)
  while at and at % #rest ~= 1 do
    at = string.find(packed, rest, at + 1, true)
  end
  return at
end

function turns.known(key, digests)
  local known = {}
  for _, digest in ipairs(digests) do
    if isIn(key, '0', digest) or isIn(key, '1', digest) then
      known[#known + 1] = digest
    end
  end
  return known
end

-- Where the newer generation is full, the older one makes room for the next.
function turns.add(key, digests, full)
  local generation = redis.call('HGET', key, 'generation') or '0'
  local count = tonumber(redis.call('HGET', key, 'count') or '0')
  if count >= full then
    generation, count = generation == '0' and '1' or '0', 0
    for _, field in ipairs(redis.call('HKEYS', key)) do
      if #field == 3 and string.sub(field, 1, 1) == generation then
        redis.call('HDEL', key, field)
      end
    end
  end
  local packed = {}
  for _, digest in ipairs(digests) do
    local field = fieldOf(generation, digest)
    packed[field] = packed[field] or {redis.call('HGET', key, field) or ''}
    table.insert(packed[field], string.sub(digest, 2))
  end
  for field, rests in pairs(packed) do
    redis.call('HSET', key, field, table.concat(rests))
  end
  redis.call('HSET', key, 'generation', generation, 'count', count + #digests)
end
