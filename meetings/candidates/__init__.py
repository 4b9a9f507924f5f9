"""Who could be asked to the meetings: from interviews, nominations, an open sign-up, a list, by hand."""
