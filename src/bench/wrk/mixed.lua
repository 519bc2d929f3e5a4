-- Of twenty requests nineteen read and one comments.
dofile(os.getenv("SCRIPTS") .. "/report.lua")
dofile(os.getenv("SCRIPTS") .. "/lines.lua")

local reads, tokens, at, turn = {}, nil, 0, 0
local path = os.getenv("COMMENTS")

function init(args)
  tokens = lines("TOKENS")
  turn = math.random(#tokens)
  for _, line in ipairs(lines("PATHS")) do
    reads[#reads + 1] = wrk.format("GET", line)
  end
end

function request()
  at = at + 1
  if at % 20 == 0 then
    turn = turn % #tokens + 1
    return comment(path, tokens[turn])
  end
  return reads[at % #reads + 1]
end
