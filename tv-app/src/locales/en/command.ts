export const command = {
  'command.message': 'A message from the service center',
  'command.ok': 'I have read it',
  'command.messageLine': 'Press OK when you have read it, or Back.',
  'command.messageFor': 'It goes away after a while. You can also press OK.',
  'command.test': 'The center would like to check this TV',
  'command.testLine':
    'It uses camera and microphone for some seconds and records nothing. OK to agree, Back to refuse.',
  'command.testNotice':
    'Starts in {seconds} s: camera and microphone for some seconds, nothing is recorded. Back to refuse.',
  'command.agree': 'Agree',
  'command.refuse': 'Refuse',
} as const;
