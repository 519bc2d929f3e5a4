-- One read after the other, round and round. PATHS: file of paths; HEADERS: file of "Name: value".
dofile(os.getenv("SCRIPTS") .. "/report.lua")
dofile(os.getenv("SCRIPTS") .. "/lines.lua")

local requests, at = {}, 0

function init(args)
  local headers = {}
  for _, line in ipairs(lines("HEADERS")) do
    local name, value = line:match("^([^:]+): (.*)$")
    headers[name] = value
  end
  for _, path in ipairs(lines("PATHS")) do
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
