/** The access token, which a service on another interface than loopback demands. Forgotten with the tab. */
const KEY = 'kith.token';

export const token = () => sessionStorage.getItem(KEY) ?? '';

export const setToken = (value) => sessionStorage.setItem(KEY, value.trim());

export const authorization = () => (token() ? { authorization: `Bearer ${token()}` } : {});
