-- Removes what was counted of a person.
-- KEYS: use, recent
-- Answers with the tally.
local tally = redis.call('HMGET', KEYS[1], 'arm', 'requests', 'regenerated', 'corrected', 'left', 'sessions', 'rated', 'ratings')
redis.call('DEL', KEYS[1], KEYS[2])
return {tally}
