-- TrueBounce for rspamd: what is to be made of a notice of failure, by REST. docs/how-to/rspamd.md says how to install it.
-- Whatever fails, the message passes as if this plugin were not there.

local N = 'truebounce'
if confighelp then return end

local logger = require 'rspamd_logger'
local http = require 'rspamd_http'
local mime = require 'lua_mime'
local ucl = require 'ucl'
local util = require 'rspamd_util'

local settings = {
  url = 'http://127.0.0.1:8025',
  name = util.get_hostname(),
  refuse = {},
  timeout = 5,
  most = 1048576,
  clean_results = true,
}

-- Name, score and meaning. None alone is enough for a message to be put off or refused.
local symbols = {
  backscatter = { 'TRUEBOUNCE_BACKSCATTER', 3, 'A real notice about a message that was forged in the recipient\'s name' },
  fake = { 'TRUEBOUNCE_FAKE', 3.5, 'The notice itself is a forgery' },
  genuine = { 'TRUEBOUNCE_GENUINE', -3, 'A notice about a message that the recipient sent' },
  compromised = { 'TRUEBOUNCE_COMPROMISED', 0, 'A notice about a message that a thief sent through this system' },
  undecided = { 'TRUEBOUNCE_UNDECIDED', 0, 'A notice of which it is not known whose message it is about' },
}

local function text(value)
  return type(value) == 'string' and value ~= ''
end

-- Whether a message came by SMTP from elsewhere: only of such ones is anything judged, removed or refused.
local function is_foreign(task)
  local client = task:get_from_ip()
  return not task:get_user() and not (client and client:is_valid() and client:is_local())
end

local function header(task, name)
  return (task:get_header(name) or ''):lower()
end

local function has(value, parts)
  for _, part in ipairs(parts) do
    if value:find(part, 1, true) then return true end
  end
  return false
end

-- An empty sender, or what looks like a notice.
local function is_worth_asking(task)
  local from = task:get_from('smtp')
  if not from or not from[1] or (from[1].addr or '') == '' then return true end
  return task:has_header('X-Failed-Recipients')
      or has(header(task, 'Content-Type'), { 'multipart/report', 'delivery-status' })
      or has(header(task, 'From'), { 'mailer-daemon', 'postmaster', 'mail delivery', 'mail system', 'maildelivery' })
      or has(header(task, 'Subject'), { 'undeliver', 'not delivered', 'delivery status', 'delivery fail', 'delivery report',
        'returned mail', 'returned to sender', 'failure notice', 'unzustellbar', 'non remis' })
end

-- What a stranger said, as words that cannot end what they stand in.
local function bare(word)
  return (tostring(word or ''):gsub('[%c%s<>"(),;\\]', '_'))
end

-- The message as it would lie in the mailbox. RFC 5321 section 4.4
local function delivered(task)
  local from = task:get_from('smtp')
  local lines = { 'Return-Path: <' .. bare(from and from[1] and from[1].addr) .. '>' }
  for _, recipient in ipairs(task:get_recipients('smtp') or {}) do
    table.insert(lines, 'Delivered-To: ' .. bare(recipient.addr))
  end
  local client = task:get_from_ip()
  local address = client and client:is_valid() and client:to_string() or '127.0.0.1'
  table.insert(lines, string.format('Received: from %s (%s [%s%s])\r\n\tby %s with ESMTP id %s;\r\n\t%s',
      bare(task:get_helo() or 'unknown'), bare(task:get_hostname() or 'unknown'),
      address:find(':', 1, true) and 'IPv6:' or '', address, settings.name, bare(task:get_queue_id() or '0'),
      util.time_to_string(util.get_time())))
  local content = task:get_content()
  return table.concat(lines, '\r\n') .. '\r\n' .. tostring(#content > settings.most and content:span(1, settings.most) or content)
end

-- What the program said, where that is well formed.
local function answer(body)
  local parser = ucl.parser()
  if not parser:parse_string(tostring(body)) then return nil end
  local said = parser:get_object()
  if type(said) ~= 'table' or not text(said.verdict) or type(said.confidence) ~= 'number' then return nil end
  if type(said.fields) ~= 'table' then return nil end
  return said
end

local function act(task, said)
  local symbol = symbols[said.verdict]
  if not symbol then return end
  task:insert_result(symbol[1], said.confidence, string.format('%.3f', said.confidence))
  local fields = {}
  -- The second is spelled so because rspamd's own plugin milter_headers adds one, and of each spelling one is added.
  for name, written in pairs({ ['X-TrueBounce'] = 'X-TrueBounce', ['Authentication-Results'] = 'Authentication-results' }) do
    if text(said.fields[name]) then
      fields[written] = { value = util.fold_header(name, said.fields[name], task:get_newlines_type()), order = 1 }
    end
  end
  mime.modify_headers(task, { add = fields })
  local whole = #task:get_content() <= settings.most
  if settings.refuse[said.verdict] and text(said.refusal) and whole then
    task:set_pre_result { action = 'reject', message = said.refusal, module = N }
  end
end

local function ask(task)
  if not is_foreign(task) or not is_worth_asking(task) then return end
  http.request {
    task = task,
    url = settings.url .. '/api/v1/annotate?authserv-id=' .. settings.name,
    method = 'POST',
    mime_type = 'message/rfc822',
    headers = { ['Authorization'] = 'Bearer ' .. settings.key },
    body = delivered(task),
    timeout = settings.timeout,
    callback = function(failure, code, body)
      local said = not failure and code == 200 and answer(body) or nil
      if said then
        act(task, said)
      else
        logger.warnx(task, 'passes without a verdict: %s', failure or (code == 200 and 'an answer that is none') or code)
      end
    end,
  }
end

-- Whether a field says that this server has written it. RFC 8601 section 2.2
local function is_own(value)
  local said = value:lower():gsub('%b()', ''):match('^%s*"?([^%s;"]+)')
  return said == settings.name:lower()
end

-- Fields that came in under names of this server were not written by it. RFC 8601 section 5
local function clean(task)
  if not is_foreign(task) then return end
  local gone = {}
  for _, name in ipairs({ 'X-TrueBounce', 'X-TrueBounce-File' }) do
    if task:has_header(name) then gone[name] = 0 end
  end
  for _, field in ipairs(settings.clean_results and task:get_header_full('Authentication-Results') or {}) do
    if is_own(field.value or '') then gone['Authentication-Results'] = 0 end -- all: rspamd can name one or all
  end
  if next(gone) then mime.modify_headers(task, { remove = gone }) end
end

local given = rspamd_config:get_all_opt(N)
if not given then return end
for name, value in pairs(given) do settings[name] = value end
local refuse = {}
for _, verdict in ipairs(type(settings.refuse) == 'table' and settings.refuse or { settings.refuse }) do
  refuse[verdict] = true
end
settings.refuse = refuse
if not text(settings.key) or not settings.name:match('^[%w%.%-_]+$') then
  logger.errx(rspamd_config, 'truebounce: a key is needed, and a name of letters, digits, dots and hyphens; it is not asked')
  return
end

local asking = rspamd_config:register_symbol { name = 'TRUEBOUNCE_CHECK', type = 'callback', callback = ask }
for _, symbol in pairs(symbols) do
  rspamd_config:register_symbol { name = symbol[1], type = 'virtual', parent = asking }
  rspamd_config:set_metric_symbol { name = symbol[1], score = symbol[2], description = symbol[3], group = N }
end
rspamd_config:register_symbol { name = 'TRUEBOUNCE_CLEAN', type = 'prefilter', callback = clean }
